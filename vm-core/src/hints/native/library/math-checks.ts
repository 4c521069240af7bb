import { PRIME } from '../../../felt.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { assertThat, isInt, isLess, modulo, subtract } from '../python-values.ts';
import { readInteger } from './read-integer.ts';

/** Of starkware/cairo/common/math.cairo: the hints that check and write nothing. */
export const mathChecks: readonly HintGroup[] = [
  {
    name: 'assert_not_zero',
    writes: ['assert_integer'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import assert_integer
          assert_integer(ids.value)
          assert ids.value % PRIME != 0, f'assert_not_zero failed: {ids.value} = 0.'
        `,
        ids => {
          const read = readInteger(ids, 'value', 2);
          return run => {
            const value = read(run);
            run.line = 3;
            assertThat(value % PRIME !== 0n, () => `assert_not_zero failed: ${value} = 0.`);
          };
        },
      ],
    ]),
  },
  {
    name: 'assert_not_equal',
    writes: ['RelocatableValue', 'both_ints', 'both_relocatable'],
    hints: new Map([
      [
        python`
          from starkware.cairo.lang.vm.relocatable import RelocatableValue
          both_ints = isinstance(ids.a, int) and isinstance(ids.b, int)
          both_relocatable = (
              isinstance(ids.a, RelocatableValue) and isinstance(ids.b, RelocatableValue) and
              ids.a.segment_index == ids.b.segment_index)
          assert both_ints or both_relocatable, \
              f'assert_not_equal failed: non-comparable values: {ids.a}, {ids.b}.'
          assert (ids.a - ids.b) % PRIME != 0, f'assert_not_equal failed: {ids.a} = {ids.b}.'
        `,
        ids => {
          const [readA, readB] = [ids.read('a'), ids.read('b')];
          return run => {
            run.line = 2;
            const a = readA(run);
            // Python looks at b on another line if a is a pointer.
            if (!isInt(a)) run.line = 4;
            const b = readB(run);
            const areInts = isInt(a) && isInt(b);
            const areInOneSegment = !isInt(a) && !isInt(b) && a.segment === b.segment;
            run.line = 6;
            assertThat(
              areInts || areInOneSegment,
              () => `assert_not_equal failed: non-comparable values: ${a}, ${b}.`,
            );
            run.line = 8;
            assertThat(modulo(subtract(a, b), PRIME) !== 0n, () => `assert_not_equal failed: ${a} = ${b}.`);
          };
        },
      ],
    ]),
  },
  {
    name: 'assert_nn',
    writes: ['assert_integer'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import assert_integer
          assert_integer(ids.a)
          assert 0 <= ids.a % PRIME < range_check_builtin.bound, f'a = {ids.a} is out of range.'
        `,
        ids => {
          const read = readInteger(ids, 'a', 2);
          return run => {
            const a = read(run);
            run.line = 3;
            assertThat(isLess(modulo(a, PRIME), run.rangeCheckBound), () => `a = ${a} is out of range.`);
          };
        },
      ],
    ]),
  },
  {
    name: 'assert_lt_felt',
    writes: ['assert_integer'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import assert_integer
          assert_integer(ids.a)
          assert_integer(ids.b)
          assert (ids.a % PRIME) < (ids.b % PRIME), \
              f'a = {ids.a % PRIME} is not less than b = {ids.b % PRIME}.'
        `,
        ids => {
          const [readA, readB] = [readInteger(ids, 'a', 2), readInteger(ids, 'b', 3)];
          return run => {
            const [a, b] = [readA(run), readB(run)];
            run.line = 4;
            const [left, right] = [modulo(a, PRIME), modulo(b, PRIME)];
            assertThat(isLess(left, right), () => `a = ${left} is not less than b = ${right}.`);
          };
        },
      ],
    ]),
  },
];
