import { nanoseconds, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio, type RunCost } from '../series.ts';
import { atMost, judge } from '../target.ts';
import { STEP_WORKLOADS } from '../workloads.ts';

/** What it costs that any step of the run can be gone back to. */
export const recording: Section = {
  name: 'recording',
  title: 'Recording',
  async measure(contestants, runs) {
    const rows: string[][] = [];
    const failures: { what: string; problem: string | undefined }[] = [];
    for (const workload of STEP_WORKLOADS) {
      const program = await contestants.compile(workload.program, workload.count);
      const { on, off } = await alternate(runs, {
        on: () => contestants.vm(program),
        off: () => contestants.vm(program, '--no-recording'),
      });
      const perStep = (cost: RunCost): number => cost.runSeconds / cost.steps;
      const [withIt, without] = [median(on, perStep), median(off, perStep)];
      const cost = judge(ratio(withIt, without), atMost(1.25));
      rows.push([workload.title, nanoseconds(withIt), nanoseconds(without), cost]);
      failures.push({ what: workload.program, problem: on.problem ?? off.problem });
    }
    return [
      'The run alone, per step:',
      table(['program', 'recording on', 'off', 'ratio'], rows),
      problems(failures),
    ].join('\n\n');
  },
};
