import { seconds } from './format.ts';
import type { ProcessCost } from './process.ts';

/** A process that ran a program, and what it told about the run. */
export interface RunCost extends ProcessCost {
  readonly steps: number;
  /** Of the steps alone: without starting the process, loading the program, final checks and files. */
  readonly runSeconds: number;
  /** Of the checks after the last step, such as verifying what builtins deduced. */
  readonly endSeconds: number;
}

/** The runs of one contestant. */
export interface Series<Cost> {
  readonly costs: readonly Cost[];
  /** Why there are none. */
  readonly problem?: string;
}

/**
 * Runs the contestants in turn, so that whatever else the machine does meets all of them alike. Who fails is
 * not run again.
 */
export async function alternate<Costs extends Record<string, ProcessCost>>(
  runs: number,
  contestants: { readonly [Name in keyof Costs]: () => Promise<Costs[Name]> },
): Promise<{ readonly [Name in keyof Costs]: Series<Costs[Name]> }> {
  const names: readonly (keyof Costs)[] = Object.keys(contestants);
  const costs = new Map(names.map(name => [name, [] as ProcessCost[]]));
  const problems = new Map<keyof Costs, string>();
  for (let run = 0; run < runs; run++) {
    for (const name of names) {
      if (problems.has(name)) continue;
      try {
        costs.get(name)?.push(await contestants[name]());
      } catch (error) {
        problems.set(name, error instanceof Error ? error.message : String(error));
      }
    }
  }
  const series = names.map(name => {
    const problem = problems.get(name);
    return [name, problem === undefined ? { costs: costs.get(name) } : { costs: [], problem }];
  });
  return Object.fromEntries(series) as { [Name in keyof Costs]: Series<Costs[Name]> };
}

/** The middle one; of an even number, the lower of the two. Undefined of none. */
export function median<Cost>(series: Series<Cost>, pick: (cost: Cost) => number): number | undefined {
  const sorted = series.costs.map(pick).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Of one of the operations that a run consists of, with the checks at its end. */
export function operationSeconds({ runSeconds, endSeconds }: RunCost, operations: number): number {
  return (runSeconds + endSeconds) / operations;
}

/** Of one hint; the medians of the runs with and without hints. */
export function hintSeconds(hints: Series<RunCost>, none: Series<RunCost>, many: number): number | undefined {
  const [full, bare] = [hints, none].map(series => median(series, ({ runSeconds }) => runSeconds));
  return full === undefined || bare === undefined ? undefined : (full - bare) / many;
}

/** Undefined if one of the two is. */
export function ratio(value: number | undefined, of: number | undefined): number | undefined {
  return value === undefined || of === undefined ? undefined : value / of;
}

/** The medians of time by the clock and, in brackets, of processor time. */
export function processSeconds(series: Series<ProcessCost>): string {
  const [wall, processor] = [median(series, cost => cost.seconds), median(series, cost => cost.cpuSeconds)];
  return wall === undefined ? '–' : `${seconds(wall)} (${seconds(processor)})`;
}
