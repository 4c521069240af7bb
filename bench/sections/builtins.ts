import { count, microseconds, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, operationSeconds, processSeconds, ratio, type RunCost } from '../series.ts';
import { atLeast, judge, times } from '../target.ts';
import { BUILTIN_WORKLOADS } from '../workloads.ts';

/** Loops around one builtin each. */
export const builtins: Section = {
  name: 'builtins',
  title: 'Programs bound by a builtin',
  async measure(contestants, runs) {
    const rows: string[][] = [];
    const failures: { what: string; problem: string | undefined }[] = [];
    for (const workload of BUILTIN_WORKLOADS) {
      const program = await contestants.compile(workload.program, workload.count);
      const { vm, cairoVm } = await alternate(runs, {
        vm: () => contestants.vm(program),
        cairoVm: () => contestants.cairoVm(program),
      });
      const perOperation = (cost: RunCost): number => operationSeconds(cost, workload.count);
      const [here, there] = [median(vm, perOperation), median(cairoVm, perOperation)];
      const speed = ratio(there, here);
      rows.push([
        workload.title,
        count(workload.count),
        microseconds(here),
        microseconds(there),
        workload.leastRatio === undefined ? times(speed) : judge(speed, atLeast(workload.leastRatio)),
        processSeconds(vm),
        processSeconds(cairoVm),
      ]);
      failures.push(
        { what: `${workload.program} here`, problem: vm.problem },
        { what: `${workload.program} in cairo-vm`, problem: cairoVm.problem },
      );
    }
    return [
      'Inputs are others every time, and full-sized. An operation is one turn of the loop, with the steps around the ' +
        'builtin and the checks at the end of the run:',
      table(
        [
          'builtin',
          'operations',
          'each here',
          'in cairo-vm',
          'speed',
          'process here (processor)',
          'cairo-vm (processor)',
        ],
        rows,
      ),
      problems(failures),
    ].join('\n\n');
  },
};
