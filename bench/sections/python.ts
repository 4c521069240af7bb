import { count, milliseconds, problems, seconds, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio } from '../series.ts';
import { atLeast, judge, times } from '../target.ts';

/** A start takes so little that more of them cost nothing. */
const STARTS_PER_RUN = 3;
const MOST_START_MS = 150;
const SIZE = 1_700_000;

/** VMs that Python owns: how soon they are there, and that they run as fast as the command does. */
export const python: Section = {
  name: 'python',
  title: 'VMs that Python owns',
  async measure(contestants, runs) {
    const small = await contestants.compile('ten_steps', 0);
    const { start, node } = await alternate(runs * STARTS_PER_RUN, {
      start: () => contestants.ownedStart(small),
      node: () => contestants.emptyNode(),
    });
    const large = await contestants.compile('fibonacci', SIZE);
    const { owned, runner, vm, command, runnerFiles, commandFiles } = await alternate(runs, {
      owned: () => contestants.owned(large),
      runner: () => contestants.ownedRunner(large),
      vm: () => contestants.vm(large),
      command: () => contestants.command(large),
      runnerFiles: () => contestants.ownedRunnerWithFiles(large),
      commandFiles: () => contestants.commandWithFiles(large),
    });
    const first = median(start, cost => cost.firstSeconds);
    const [ownedRun, runnerRun, vmRun] = [owned, runner, vm].map(series =>
      median(series, cost => cost.runSeconds + cost.endSeconds),
    );
    const [ownedAll, runnerAll, commandAll, runnerFilesAll, commandFilesAll] = [
      ...[owned, runner, command, runnerFiles, commandFiles],
    ].map(series => median(series, cost => cost.seconds));
    const isMet = first !== undefined && first * 1000 <= MOST_START_MS ? 'met' : 'not met';
    return [
      table(
        ['what', 'time'],
        [
          [
            'imports and the first VM, ready to run',
            `**${milliseconds(first)}** (≤ ${MOST_START_MS} ms: ${isMet})`,
          ],
          ['a second VM', milliseconds(median(start, cost => cost.secondSeconds))],
          [
            'a call of a function in a VM that is there',
            milliseconds(median(start, cost => cost.callSeconds)),
          ],
          ['for comparison, the process `node -e 0`', milliseconds(median(node, cost => cost.seconds))],
        ],
      ),
      `Fibonacci, ${count(median(owned, cost => cost.steps))} steps. The promise is the speed of the VM where Node owns it; a process has to start Python as well as Node:`,
      table(
        ['', 'time', 'in Node', 'speed'],
        [
          [
            '`Vm.run` and `end`',
            ...[seconds(ownedRun), seconds(vmRun), judge(ratio(vmRun, ownedRun), atLeast(0.9))],
          ],
          [
            '`CairoRunner.cairo_run`',
            ...[seconds(runnerRun), seconds(vmRun), judge(ratio(vmRun, runnerRun), atLeast(0.9))],
          ],
          [
            'the process with `Vm`, beside `cairoscope run`',
            ...[seconds(ownedAll), seconds(commandAll), times(ratio(commandAll, ownedAll))],
          ],
          [
            'the process with `CairoRunner`, beside the same',
            ...[seconds(runnerAll), seconds(commandAll), times(ratio(commandAll, runnerAll))],
          ],
          [
            'both with trace and memory files',
            ...[
              seconds(runnerFilesAll),
              seconds(commandFilesAll),
              times(ratio(commandFilesAll, runnerFilesAll)),
            ],
          ],
        ],
      ),
      problems([
        { what: 'the start', problem: start.problem },
        { what: '`Vm`', problem: owned.problem },
        { what: '`CairoRunner`', problem: runner.problem },
        { what: '`CairoRunner` with files', problem: runnerFiles.problem },
      ]),
    ].join('\n\n');
  },
};
