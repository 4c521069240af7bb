import { count, problems, seconds, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio } from '../series.ts';
import { times } from '../target.ts';

const PROGRAMS = [
  { program: 'fibonacci', title: 'Fibonacci, no hints', size: 2_000_000 },
  { program: 'hint_ids', title: 'a short hint every two steps', size: 50_000 },
];

/** VMs that one Python process owns, each in a thread of its own: the GIL is free while a VM runs. */
export const threads: Section = {
  name: 'threads',
  title: 'Two VMs in two threads of one Python',
  async measure(contestants, runs) {
    const rows: string[][] = [];
    const failures: { what: string; problem: string | undefined }[] = [];
    for (const { program, title, size } of PROGRAMS) {
      const compiled = await contestants.compile(program, size);
      const { one, two } = await alternate(runs, {
        one: () => contestants.threads(compiled, 1),
        two: () => contestants.threads(compiled, 2),
      });
      const [alone, both] = [one, two].map(series => median(series, ({ runSeconds }) => runSeconds));
      const steps = median(one, cost => cost.steps);
      const speedUp = ratio(alone === undefined ? undefined : 2 * alone, both);
      rows.push([title, count(steps), seconds(alone), seconds(both), times(speedUp)]);
      failures.push(
        { what: `${program}, one VM`, problem: one.problem },
        { what: `${program}, two VMs`, problem: two.problem },
      );
    }
    return [
      'The speed-up is that over running one after the other. With hints the two share the interpreter and none of them ' +
        'polls, since a thread that polls keeps the GIL from the other:',
      table(['program', 'steps of each', 'one VM', 'two at once', 'speed-up'], rows),
      problems(failures),
    ].join('\n\n');
  },
};
