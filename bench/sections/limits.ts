import type { Contestants } from '../contestants.ts';
import { count, microseconds, nanoseconds, percent, problems, table } from '../format.ts';
import type { Kernel } from '../core-parts.ts';
import type { Limits } from '../limits.ts';
import type { Section } from '../section.ts';
import { alternate, median, operationSeconds, ratio, type RunCost, type Series } from '../series.ts';
import { BUILTIN_WORKLOADS, STEP_WORKLOADS, type StepWorkload } from '../workloads.ts';

const PAGE_BYTES = 4096;

/** What bounds the speed: fresh memory in programs bound by their steps, field multiplications in builtins. */
export const limits: Section = {
  name: 'limits',
  title: 'Where the limits are',
  async measure(contestants, runs) {
    const parts = await contestants.limits();
    const steps = await measureSteps(contestants, runs);
    const builtins = await measureBuiltins(contestants, runs, Object.keys(parts.operations));
    return [
      'What the parts cost by themselves:',
      table(['part', 'time'], partRows(parts)),
      'Programs bound by their steps: memory that a step takes, and what it costs to touch it for the first time.',
      table(
        ['program', 'bytes a step', 'page faults in 1,000 steps', 'of fresh memory', 'a step', 'share'],
        steps.map(result => stepRow(result, parts)),
      ),
      'Builtins: the field multiplications of an operation, counted, and what they alone cost.',
      table(
        ['builtin', 'field multiplications', 'these alone', 'an operation', 'share'],
        builtins.map(result => builtinRow(result, parts)),
      ),
      problems([
        ...steps.map(({ workload, large }) => ({ what: workload.program, problem: large.problem })),
        ...builtins.map(({ name, vm }) => ({ what: name, problem: vm.problem })),
      ]),
    ].join('\n\n');
  },
};

function partRows({ freshByteSeconds, warmByteSeconds, kernels }: Limits): string[][] {
  return [
    [
      'a page (4 KiB) of memory that is written for the first time',
      nanoseconds(freshByteSeconds * PAGE_BYTES),
    ],
    ['the same, written again', nanoseconds(warmByteSeconds * PAGE_BYTES)],
    ...Object.entries(kernels).map(([name, time]) => [`\`${name}\` of felts`, nanoseconds(time)]),
  ];
}

interface StepResult {
  readonly workload: StepWorkload;
  /** Of a long and of a short run: their difference is what steps cost. */
  readonly large: Series<RunCost>;
  readonly small: Series<RunCost>;
}

async function measureSteps(contestants: Contestants, runs: number): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const workload of STEP_WORKLOADS) {
    const largeProgram = await contestants.compile(workload.program, workload.count);
    const smallProgram = await contestants.compile(workload.program, workload.smallCount);
    const series = await alternate(runs, {
      large: () => contestants.vm(largeProgram),
      small: () => contestants.vm(smallProgram),
    });
    results.push({ workload, ...series });
  }
  return results;
}

function stepRow({ workload, large, small }: StepResult, parts: Limits): string[] {
  const perStep = (pick: (cost: RunCost) => number): number | undefined => {
    const [all, few] = [median(large, pick), median(small, pick)];
    const [steps, fewSteps] = [median(large, stepsOf), median(small, stepsOf)];
    if (all === undefined || few === undefined || steps === undefined || fewSteps === undefined)
      return undefined;
    return (all - few) / (steps - fewSteps);
  };
  const bytes = perStep(cost => cost.peakBytes);
  const faults = perStep(cost => cost.pageFaults);
  const fresh = bytes === undefined ? undefined : bytes * (parts.freshByteSeconds - parts.warmByteSeconds);
  const step = median(large, cost => cost.runSeconds / cost.steps);
  return [
    workload.title,
    bytes === undefined ? '–' : bytes.toFixed(1),
    faults === undefined ? '–' : (1000 * faults).toFixed(2),
    nanoseconds(fresh),
    nanoseconds(step),
    percent(ratio(fresh, step)),
  ];
}

function stepsOf({ steps }: RunCost): number {
  return steps;
}

interface BuiltinResult {
  readonly name: string;
  readonly count: number;
  readonly vm: Series<RunCost>;
}

async function measureBuiltins(
  contestants: Contestants,
  runs: number,
  names: readonly string[],
): Promise<BuiltinResult[]> {
  const results: BuiltinResult[] = [];
  for (const workload of BUILTIN_WORKLOADS.filter(({ program }) => names.includes(program))) {
    const program = await contestants.compile(workload.program, workload.count);
    const { vm } = await alternate(runs, { vm: () => contestants.vm(program) });
    results.push({ name: workload.program, count: workload.count, vm });
  }
  return results;
}

function builtinRow({ name, count: operations, vm }: BuiltinResult, parts: Limits): string[] {
  const calls = Object.entries(parts.operations[name] ?? {}) as [Kernel, number][];
  const bound = calls.reduce((sum, [kernel, times]) => sum + times * parts.kernels[kernel], 0);
  const operation = median(vm, cost => operationSeconds(cost, operations));
  return [
    name,
    calls.flatMap(([kernel, times]) => (times === 0 ? [] : `${count(times)} ${kernel}`)).join(', '),
    microseconds(bound),
    microseconds(operation),
    percent(ratio(bound, operation)),
  ];
}
