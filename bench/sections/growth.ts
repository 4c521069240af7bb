import { count, megabytes, nanoseconds, problems, seconds, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio } from '../series.ts';
import { atMost, judge } from '../target.ts';

/** Turns of the loop of Fibonacci, of 6 steps each. */
const COUNTS = [166_667, 1_666_667, 16_666_667];
/** Cost grows linearly if a step of the longest run costs no more than this beside one of the run before. */
const LINEAR = atMost(1.2);

/** Whether a step costs the same in a long run as in a short one. */
export const growth: Section = {
  name: 'growth',
  title: 'Growth to 100 million steps',
  async measure(contestants, runs) {
    const rows: string[][] = [];
    const failures: { what: string; problem: string | undefined }[] = [];
    let shorter: number | undefined;
    for (const turns of COUNTS) {
      const program = await contestants.compile('fibonacci', turns);
      const { vm } = await alternate(runs, { vm: () => contestants.vm(program) });
      const perStep = median(vm, cost => cost.runSeconds / cost.steps);
      rows.push([
        count(vm.costs[0]?.steps),
        seconds(median(vm, cost => cost.runSeconds)),
        nanoseconds(perStep),
        shorter === undefined ? '' : judge(ratio(perStep, shorter), LINEAR),
        megabytes(median(vm, cost => cost.peakBytes)),
      ]);
      failures.push({ what: `fibonacci of ${turns}`, problem: vm.problem });
      shorter = perStep;
    }
    return [
      'Fibonacci with recording on, the run alone; the ratio is to the row above:',
      table(['steps', 'time', 'per step', 'ratio', 'peak memory'], rows),
      problems(failures),
    ].join('\n\n');
  },
};
