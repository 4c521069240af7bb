/** A program of bench/programs and how long each VM gets to run it. */
export interface Workload {
  readonly program: string;
  readonly title: string;
  /** What is counted: VM steps, or executions of a hint. */
  readonly unit: 'steps' | 'hints';
  /** program_input for this VM and for cairo-lang's, which is given less to do: rates are compared. */
  readonly ownInput: number;
  readonly referenceInput: number;
}

export const WORKLOADS: readonly Workload[] = [
  {
    program: 'fibonacci',
    title: 'Fibonacci: a call and an addition of 251-bit felts every 6 steps',
    unit: 'steps',
    ownInput: 2_000_000,
    referenceInput: 20_000,
  },
  {
    program: 'factorial',
    title: 'Factorial: a field multiplication every 3 steps',
    unit: 'steps',
    ownInput: 4_000_000,
    referenceInput: 40_000,
  },
  {
    program: 'array_search',
    title: 'Array search: reads through pointers, comparisons',
    unit: 'steps',
    ownInput: 3_000,
    referenceInput: 30,
  },
  {
    program: 'hints',
    title: 'Python hints: `ids.x = ids.n * 2` every 2 steps',
    unit: 'hints',
    ownInput: 100_000,
    referenceInput: 5_000,
  },
];
