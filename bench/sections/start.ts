import { megabytes, milliseconds, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio, type Series } from '../series.ts';
import type { ProcessCost } from '../process.ts';
import { atMost, judge } from '../target.ts';

/** A start takes so little that more of them cost nothing. */
const STARTS_PER_RUN = 5;

/** What a run costs that does next to nothing. */
export const start: Section = {
  name: 'start',
  title: 'Start to end of a ten-step program',
  async measure(contestants, runs) {
    const program = await contestants.compile('ten_steps', 0);
    const { command, node } = await alternate(runs * STARTS_PER_RUN, {
      command: () => contestants.command(program),
      node: () => contestants.emptyNode(),
    });
    const [here, there] = [command, node].map(series => median(series, cost => cost.seconds));
    const row = (title: string, series: Series<ProcessCost>): string[] => [
      title,
      milliseconds(median(series, cost => cost.seconds)),
      milliseconds(median(series, cost => cost.cpuSeconds)),
      megabytes(median(series, cost => cost.peakBytes)),
    ];
    return [
      table(
        ['process', 'time', 'processor', 'peak memory'],
        [row('`cairoscope run ten_steps.json`', command), row('`node -e 0`', node)],
      ),
      `The ratio: ${judge(ratio(here, there), atMost(1.5))}.`,
      problems([{ what: 'the command', problem: command.problem }]),
    ].join('\n\n');
  },
};
