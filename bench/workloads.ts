/** The programs of bench/programs, and how much each gets to do (its COUNT). */

export interface Workload {
  /** Name of the file. */
  readonly program: string;
  readonly title: string;
  readonly count: number;
}

/** A program whose steps are what takes the time. */
export interface StepWorkload extends Workload {
  /** For cairo-lang, which gets less to do: rates are compared. */
  readonly smallCount: number;
}

/** Each takes some 12 million steps. */
export const STEP_WORKLOADS: readonly StepWorkload[] = [
  {
    program: 'fibonacci',
    title: 'Fibonacci: a call and an addition of 251-bit felts every 6 steps',
    count: 2_000_000,
    smallCount: 8_000,
  },
  {
    program: 'factorial',
    title: 'Factorial: a multiplication of 251-bit felts every 3 steps',
    count: 4_000_000,
    smallCount: 16_000,
  },
  {
    program: 'array_search',
    title: 'Linear search: reads through a pointer, comparisons',
    count: 3_000,
    smallCount: 10,
  },
  {
    program: 'array_compare',
    title: 'Array comparison: two reads through pointers and a call per cell',
    count: 1_500,
    smallCount: 4,
  },
];

/** A loop around one builtin, whose inputs are others every time. */
export interface BuiltinWorkload extends Workload {
  /** What is promised: the least speed beside cairo-vm's, as a ratio; undefined: nothing. */
  readonly leastRatio?: number;
}

export const BUILTIN_WORKLOADS: readonly BuiltinWorkload[] = [
  { program: 'pedersen', title: 'pedersen: a hash', count: 20_000, leastRatio: 0.5 },
  { program: 'poseidon', title: 'poseidon: a permutation', count: 40_000, leastRatio: 1 },
  { program: 'keccak', title: 'keccak: a permutation', count: 40_000, leastRatio: 1 },
  { program: 'bitwise', title: 'bitwise: and, xor, or of 250 bits', count: 400_000, leastRatio: 1 },
  { program: 'ec_op', title: 'ec_op: p + m·q, new q and m', count: 2_000, leastRatio: 0.5 },
  { program: 'ecdsa', title: 'ecdsa: a signature, with its hint', count: 1_000, leastRatio: 0.5 },
  { program: 'range_check', title: 'range_check: a value of 128 bits', count: 800_000 },
  { program: 'add_mod', title: 'add_mod: a sum of 384 bits', count: 50_000 },
  { program: 'mul_mod', title: 'mul_mod: a product of 384 bits', count: 50_000 },
];

/** A program that runs one hint again and again, and can do without it. */
export interface HintWorkload extends Workload {
  /** For cairo-lang, which gets less to do. */
  readonly smallCount: number;
  /** What is promised: the longest that one hint takes, in microseconds; undefined: the time of cairo-lang. */
  readonly mostMicroseconds?: number;
}

export const HINT_WORKLOADS: readonly HintWorkload[] = [
  {
    program: 'hint_memory',
    title: '`memory[ap] = 1`',
    count: 100_000,
    smallCount: 5_000,
    mostMicroseconds: 15,
  },
  {
    program: 'hint_ids',
    title: '`ids.x = ids.n * 2`',
    count: 100_000,
    smallCount: 5_000,
    mostMicroseconds: 15,
  },
  {
    program: 'hint_dict',
    title: 'a dictionary, a sum and five `ids`',
    count: 100_000,
    smallCount: 5_000,
    mostMicroseconds: 60,
  },
  { program: 'hint_walk', title: 'a walk over 10,000 cells', count: 100, smallCount: 20 },
];

/** The same for hints of the library. */
export const NATIVE_WORKLOADS: readonly (HintWorkload & Required<Pick<HintWorkload, 'mostMicroseconds'>>)[] =
  ['is_nn', 'memcpy', 'dict_read', 'dict_write'].map(name => ({
    program: `native_${name}`,
    title: `\`${name}\``,
    count: 100_000,
    smallCount: 5_000,
    mostMicroseconds: 1,
  }));
