import type { Contestants } from '../contestants.ts';
import { count, megabytes, problems, table } from '../format.ts';
import type { ProcessCost } from '../process.ts';
import type { Section } from '../section.ts';
import { alternate, median, processSeconds, ratio, type RunCost, type Series } from '../series.ts';
import { atLeast, atMost, judge, times, type Target } from '../target.ts';
import { STEP_WORKLOADS, type StepWorkload } from '../workloads.ts';

const SPEED = atLeast(4);
const SPEED_WITH_FILES = atLeast(3);
const MEMORY = atMost(0.5);
/** cairo-lang's times vary little beside their distance from the others. */
const CAIRO_LANG_RUNS = 3;

/** Programs whose steps are what takes the time. */
export const steps: Section = {
  name: 'steps',
  title: 'Programs bound by their steps',
  async measure(contestants, runs) {
    const results: Result[] = [];
    for (const workload of STEP_WORKLOADS) results.push(await measureWorkload(workload, contestants, runs));
    return [
      'The run alone, in steps per second:',
      table(
        ['program', 'steps', 'here', 'cairo-vm', 'cairo-lang', 'to cairo-vm', 'to cairo-lang'],
        results.map(runRow),
      ),
      'The whole process without output files, `cairoscope run` beside cairo-vm:',
      processTable(
        results.map(({ workload, command, cairoVm }) => ({ workload, here: command, there: cairoVm })),
        SPEED,
      ),
      'The whole process with trace and memory files:',
      processTable(
        results.map(({ workload, commandWithFiles, cairoVmWithFiles }) => ({
          workload,
          here: commandWithFiles,
          there: cairoVmWithFiles,
        })),
        SPEED_WITH_FILES,
      ),
      problems(
        results.flatMap(({ workload, ...series }) =>
          Object.entries(series).map(([what, { problem }]) => ({
            what: `${workload.program}, ${what}`,
            problem,
          })),
        ),
      ),
    ].join('\n\n');
  },
};

interface Result {
  readonly workload: StepWorkload;
  readonly vm: Series<RunCost>;
  readonly cairoVm: Series<RunCost>;
  readonly cairoLang: Series<RunCost>;
  readonly command: Series<ProcessCost>;
  readonly commandWithFiles: Series<ProcessCost>;
  readonly cairoVmWithFiles: Series<RunCost>;
}

async function measureWorkload(
  workload: StepWorkload,
  contestants: Contestants,
  runs: number,
): Promise<Result> {
  const program = await contestants.compile(workload.program, workload.count);
  const small = await contestants.compile(workload.program, workload.smallCount);
  const series = await alternate(runs, {
    vm: () => contestants.vm(program),
    cairoVm: () => contestants.cairoVm(program),
    command: () => contestants.command(program),
    commandWithFiles: () => contestants.commandWithFiles(program),
    cairoVmWithFiles: () => contestants.cairoVmWithFiles(program),
  });
  const { cairoLang } = await alternate(Math.min(runs, CAIRO_LANG_RUNS), {
    cairoLang: () => contestants.cairoLang(small),
  });
  return { workload, ...series, cairoLang };
}

function runRow({ workload, vm, cairoVm, cairoLang }: Result): string[] {
  const [here, there, reference] = [vm, cairoVm, cairoLang].map(series => median(series, rate));
  return [
    workload.title,
    count(vm.costs[0]?.steps),
    count(here),
    count(there),
    count(reference),
    judge(ratio(here, there), SPEED),
    times(ratio(here, reference)),
  ];
}

function rate({ steps, runSeconds }: RunCost): number {
  return steps / runSeconds;
}

/** Time and memory of whole processes, side by side. */
function processTable(
  pairs: readonly { workload: StepWorkload; here: Series<ProcessCost>; there: Series<ProcessCost> }[],
  target: Target,
): string {
  return table(
    [
      'program',
      'time here (processor)',
      'cairo-vm (processor)',
      'speed',
      'peak memory here',
      'cairo-vm',
      'memory',
    ],
    pairs.map(({ workload, here, there }) => {
      const [ownPeak, otherPeak] = [here, there].map(series => median(series, cost => cost.peakBytes));
      return [
        workload.title,
        processSeconds(here),
        processSeconds(there),
        judge(
          ratio(
            median(there, cost => cost.seconds),
            median(here, cost => cost.seconds),
          ),
          target,
        ),
        megabytes(ownPeak),
        megabytes(otherPeak),
        judge(ratio(ownPeak, otherPeak), MEMORY),
      ];
    }),
  );
}
