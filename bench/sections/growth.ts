import { count, megabytes, nanoseconds, problems, seconds, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio } from '../series.ts';
import { atMost, judge } from '../target.ts';

/** Turns of the loop of Fibonacci, of 6 steps each. */
const TURNS = { short: 166_667, middle: 1_666_667, long: 16_666_667 };
/** Cost grows linearly if a step of a run costs no more than this beside one of a run with a tenth of the steps. */
const LINEAR = atMost(1.2);

/** Whether a step costs the same in a long run as in a short one. */
export const growth: Section = {
  name: 'growth',
  title: 'Growth to 100 million steps',
  async measure(contestants, runs) {
    const short = await contestants.compile('fibonacci', TURNS.short);
    const middle = await contestants.compile('fibonacci', TURNS.middle);
    const long = await contestants.compile('fibonacci', TURNS.long);
    const series = await alternate(runs, {
      short: () => contestants.vm(short),
      middle: () => contestants.vm(middle),
      long: () => contestants.vm(long),
    });
    const rows: string[][] = [];
    let shorter: number | undefined;
    for (const vm of [series.short, series.middle, series.long]) {
      const perStep = median(vm, cost => cost.runSeconds / cost.steps);
      rows.push([
        count(vm.costs[0]?.steps),
        seconds(median(vm, cost => cost.runSeconds)),
        nanoseconds(perStep),
        shorter === undefined ? '' : judge(ratio(perStep, shorter), LINEAR),
        megabytes(median(vm, cost => cost.peakBytes)),
      ]);
      shorter = perStep;
    }
    return [
      'Fibonacci with recording on, the run alone; the ratio is to the row above:',
      table(['steps', 'time', 'per step', 'ratio', 'peak memory'], rows),
      problems(Object.entries(series).map(([what, { problem }]) => ({ what: `the ${what} run`, problem }))),
    ].join('\n\n');
  },
};
