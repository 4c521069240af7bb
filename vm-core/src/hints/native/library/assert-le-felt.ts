import { PRIME } from '../../../felt.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import { Variable } from '../native-scopes.ts';
import { add, assertThat, divmod } from '../python-values.ts';
import { readInteger } from './read-integer.ts';

/** Which of the three arcs 0…a, a…b, b…-1 is not looked at. */
const EXCLUDED = new Variable<bigint>('excluded');

const findArcs: NativeHint = ids => {
  const [readA, readB] = [readInteger(ids, 'a', 4), readInteger(ids, 'b', 5)];
  const rangeCheckPtr = ids.read('range_check_ptr');
  const [third, half] = [ids.read('PRIME_OVER_3_HIGH'), ids.read('PRIME_OVER_2_HIGH')];
  return run => {
    const [a, b] = [readA(run), readB(run)];
    run.line = 8;
    assertThat(a <= b, () => `a = ${a} is not less than or equal to b = ${b}.`);
    // Sorted by length, and then by number.
    const arcs = [a, b - a, PRIME - 1n - b].map((length, index) => ({ length, index }));
    arcs.sort((one, other) => (one.length < other.length ? -1 : one.length > other.length ? 1 : 0));
    const [shortest, middle, longest] = arcs;
    run.line = 13;
    if (shortest === undefined || middle === undefined || longest === undefined) return;
    assertThat(shortest.length <= PRIME / 3n && middle.length <= PRIME / 2n, () => '');
    run.scopes.set(EXCLUDED, BigInt(longest.index));
    for (const [line, arc, divisor, at] of [
      [16, shortest, third, 0n],
      [18, middle, half, 2n],
    ] as const) {
      run.line = line + 1;
      const [quotient, remainder] = divmod(arc.length, divisor(run));
      run.line = line;
      run.write(add(rangeCheckPtr(run), at + 1n), quotient);
      run.write(add(rangeCheckPtr(run), at), remainder);
    }
  };
};

const isNotExcluded =
  (arc: bigint): NativeHint =>
  () =>
  run => {
    run.write(run.ap, run.scopes.get(EXCLUDED) === arc ? 0n : 1n);
  };

/** starkware/cairo/common/math.cairo, assert_le_felt */
export const assertLeFelt: HintGroup = {
  name: 'assert_le_felt',
  functions: ['starkware.cairo.common.math.assert_le_felt'],
  writes: ['itertools', 'assert_integer', 'a', 'b', 'lengths_and_indices', 'excluded'],
  hints: new Map([
    [
      python`
        import itertools

        from starkware.cairo.common.math_utils import assert_integer
        assert_integer(ids.a)
        assert_integer(ids.b)
        a = ids.a % PRIME
        b = ids.b % PRIME
        assert a <= b, f'a = {a} is not less than or equal to b = {b}.'

        # Find an arc less than PRIME / 3, and another less than PRIME / 2.
        lengths_and_indices = [(a, 0), (b - a, 1), (PRIME - 1 - b, 2)]
        lengths_and_indices.sort()
        assert lengths_and_indices[0][0] <= PRIME // 3 and lengths_and_indices[1][0] <= PRIME // 2
        excluded = lengths_and_indices[2][1]

        memory[ids.range_check_ptr + 1], memory[ids.range_check_ptr + 0] = (
            divmod(lengths_and_indices[0][0], ids.PRIME_OVER_3_HIGH))
        memory[ids.range_check_ptr + 3], memory[ids.range_check_ptr + 2] = (
            divmod(lengths_and_indices[1][0], ids.PRIME_OVER_2_HIGH))
      `,
      findArcs,
    ],
    [python`memory[ap] = 1 if excluded != 0 else 0`, isNotExcluded(0n)],
    [python`memory[ap] = 1 if excluded != 1 else 0`, isNotExcluded(1n)],
    [
      python`assert excluded == 2`,
      () => run => {
        assertThat(run.scopes.get(EXCLUDED) === 2n, () => '');
      },
    ],
  ]),
};
