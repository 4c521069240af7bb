import { PythonError } from '../../../errors/python-error.ts';
import { PRIME } from '../../../felt.ts';
import type { CellValue } from '../../../relocatable.ts';
import { floorSquareRoot, isSquare, squareRoot } from '../integer-roots.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import {
  assertInteger,
  assertThat,
  divmod,
  isAtMost,
  isInt,
  isLess,
  modulo,
  operand,
  unsupported,
} from '../python-values.ts';
import { readInteger } from './read-integer.ts';
import { divide } from '../../../vm/arithmetic.ts';

const BITS_128 = (1n << 128n) - 1n;
const hex = (value: bigint): string => `0x${value.toString(16)}`;

/** The number in (-PRIME/2, PRIME/2) that a felt stands for (as_int in cairo-lang, common/math_utils.py). */
function asInt(value: CellValue): bigint {
  assertInteger(value);
  return value < PRIME / 2n ? value : value - PRIME;
}

/** `assert 0 < ids.div <= PRIME // range_check_builtin.bound` */
function assertDivisor(div: bigint, bound: bigint): void {
  assertThat(0n < div && div <= PRIME / bound, () => `div=${hex(div)} is out of the valid range.`);
}

const isPositive: NativeHint = ids => {
  const [read, write] = [ids.read('value'), ids.write('is_positive')];
  return run => {
    run.line = 3;
    const value = read(run);
    const bound = run.rangeCheckBound;
    run.line = 2;
    const number = asInt(value);
    assertThat((number < 0n ? -number : number) < bound, () => `value=${number} is out of the valid range.`);
    write(run, number > 0n ? 1n : 0n);
  };
};

/** Of starkware/cairo/common/math.cairo: the hints that compute something. */
export const math: readonly HintGroup[] = [
  {
    name: 'assert_250_bit',
    writes: ['as_int', 'value'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import as_int

          # Correctness check.
          value = as_int(ids.value, PRIME) % PRIME
          assert value < ids.UPPER_BOUND, f'{value} is outside of the range [0, 2**250).'

          # Calculation for the assertion.
          ids.high, ids.low = divmod(ids.value, ids.SHIFT)
        `,
        ids => {
          const [read, bound, shift] = [
            readInteger(ids, 'value', 4),
            ids.read('UPPER_BOUND'),
            ids.read('SHIFT'),
          ];
          const [high, low] = [ids.write('high'), ids.write('low')];
          return run => {
            const value = read(run);
            run.line = 5;
            assertThat(isLess(value, bound(run)), () => `${value} is outside of the range [0, 2**250).`);
            run.line = 8;
            const [quotient, remainder] = divmod(value, shift(run));
            high(run, quotient);
            low(run, remainder);
          };
        },
      ],
    ]),
  },
  {
    name: 'split_felt',
    writes: ['assert_integer'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import assert_integer
          assert ids.MAX_HIGH < 2**128 and ids.MAX_LOW < 2**128
          assert PRIME - 1 == ids.MAX_HIGH * 2**128 + ids.MAX_LOW
          assert_integer(ids.value)
          ids.low = ids.value & ((1 << 128) - 1)
          ids.high = ids.value >> 128
        `,
        ids => {
          const [read, maxHigh, maxLow] = [
            readInteger(ids, 'value', 4),
            ids.read('MAX_HIGH'),
            ids.read('MAX_LOW'),
          ];
          const [low, high] = [ids.write('low'), ids.write('high')];
          return run => {
            run.line = 2;
            const [topHigh, topLow] = [maxHigh(run), maxLow(run)];
            assertThat(isAtMost(topHigh, BITS_128) && isAtMost(topLow, BITS_128), () => '');
            run.line = 3;
            assertThat(PRIME - 1n === (operand(topHigh, '*') << 128n) + operand(topLow, '+'), () => '');
            const value = read(run);
            run.line = 5;
            low(run, value & BITS_128);
            run.line = 6;
            high(run, value >> 128n);
          };
        },
      ],
    ]),
  },
  {
    name: 'sign',
    writes: ['is_positive'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import is_positive
          ids.is_positive = 1 if is_positive(
              value=ids.value, prime=PRIME, rc_bound=range_check_builtin.bound) else 0
        `,
        isPositive,
      ],
    ]),
  },
  {
    name: 'unsigned_div_rem',
    writes: ['assert_integer'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import assert_integer
          assert_integer(ids.div)
          assert 0 < ids.div <= PRIME // range_check_builtin.bound, \
              f'div={hex(ids.div)} is out of the valid range.'
          ids.q, ids.r = divmod(ids.value, ids.div)
        `,
        ids => {
          const [value, divisor] = [ids.read('value'), readInteger(ids, 'div', 2)];
          const [q, r] = [ids.write('q'), ids.write('r')];
          return run => {
            const div = divisor(run);
            run.line = 3;
            assertDivisor(div, run.rangeCheckBound);
            run.line = 5;
            const [quotient, remainder] = divmod(value(run), div);
            q(run, quotient);
            r(run, remainder);
          };
        },
      ],
    ]),
  },
  {
    name: 'signed_div_rem',
    writes: ['as_int', 'assert_integer', 'int_value', 'q'],
    hints: new Map([
      [
        python`
          from starkware.cairo.common.math_utils import as_int, assert_integer

          assert_integer(ids.div)
          assert 0 < ids.div <= PRIME // range_check_builtin.bound, \
              f'div={hex(ids.div)} is out of the valid range.'

          assert_integer(ids.bound)
          assert ids.bound <= range_check_builtin.bound // 2, \
              f'bound={hex(ids.bound)} is out of the valid range.'

          int_value = as_int(ids.value, PRIME)
          q, ids.r = divmod(int_value, ids.div)

          assert -ids.bound <= q < ids.bound, \
              f'{int_value} / {ids.div} = {q} is out of the range [{-ids.bound}, {ids.bound}).'

          ids.biased_q = q + ids.bound
        `,
        ids => {
          const readValue = ids.read('value');
          const [divisor, readBound] = [readInteger(ids, 'div', 3), readInteger(ids, 'bound', 7)];
          const [r, biasedQ] = [ids.write('r'), ids.write('biased_q')];
          return run => {
            const div = divisor(run);
            run.line = 4;
            assertDivisor(div, run.rangeCheckBound);
            const bound = readBound(run);
            run.line = 8;
            assertThat(
              bound <= run.rangeCheckBound / 2n,
              () => `bound=${hex(bound)} is out of the valid range.`,
            );
            run.line = 11;
            const value = asInt(readValue(run));
            run.line = 12;
            const [q, remainder] = divmod(value, div);
            r(run, remainder);
            run.line = 14;
            assertThat(
              -bound <= q && q < bound,
              () => `${value} / ${div} = ${q} is out of the range [${-bound}, ${bound}).`,
            );
            run.line = 17;
            biasedQ(run, q + bound);
          };
        },
      ],
    ]),
  },
  {
    name: 'split_int',
    writes: ['res'],
    hints: new Map([
      [
        python`assert ids.value == 0, 'split_int(): value is out of range.'`,
        ids => {
          const value = ids.read('value');
          return run => {
            assertThat(value(run) === 0n, () => 'split_int(): value is out of range.');
          };
        },
      ],
      [
        python`
          memory[ids.output] = res = (int(ids.value) % PRIME) % ids.base
          assert res < ids.bound, f'split_int(): Limb {res} is out of range.'
        `,
        ids => {
          const [readValue, readBase] = [ids.read('value'), ids.read('base')];
          const [output, bound] = [ids.read('output'), ids.read('bound')];
          return run => {
            const value = readValue(run);
            if (!isInt(value)) throw new PythonError('TypeError', noNumber(value));
            const base = readBase(run);
            if (!isInt(base)) throw unsupported('%', 'int', 'RelocatableValue');
            if (base === 0n) throw new PythonError('ZeroDivisionError', 'integer modulo by zero');
            const limb = value % base;
            run.write(output(run), limb);
            run.line = 2;
            assertThat(isLess(limb, bound(run)), () => `split_int(): Limb ${limb} is out of range.`);
          };
        },
      ],
    ]),
  },
  {
    name: 'sqrt',
    writes: ['isqrt', 'value'],
    hints: new Map([
      [
        python`
          from starkware.python.math_utils import isqrt
          value = ids.value % PRIME
          assert value < 2 ** 250, f"value={value} is outside of the range [0, 2**250)."
          assert 2 ** 250 < PRIME
          ids.root = isqrt(value)
        `,
        ids => {
          const [read, root] = [ids.read('value'), ids.write('root')];
          return run => {
            run.line = 2;
            const value = modulo(read(run), PRIME);
            run.line = 3;
            assertThat(
              isInt(value) && value < 2n ** 250n,
              () => `value=${value} is outside of the range [0, 2**250).`,
            );
            run.line = 5;
            root(run, floorSquareRoot(value));
          };
        },
      ],
    ]),
  },
  {
    name: 'is_quad_residue',
    writes: ['FIELD_PRIME', 'div_mod', 'is_quad_residue', 'sqrt', 'x'],
    hints: new Map([
      [
        python`
          from starkware.crypto.signature.signature import FIELD_PRIME
          from starkware.python.math_utils import div_mod, is_quad_residue, sqrt

          x = ids.x
          if is_quad_residue(x, FIELD_PRIME):
              ids.y = sqrt(x, FIELD_PRIME)
          else:
              ids.y = sqrt(div_mod(x, 3, FIELD_PRIME), FIELD_PRIME)
        `,
        ids => {
          const [read, y] = [ids.read('x'), ids.write('y')];
          return run => {
            run.line = 4;
            const x = read(run);
            run.line = 5;
            if (!isInt(x)) throw new PythonError('ValueError', `${x} is not an integer`);
            const isResidue = isSquare(x);
            run.line = isResidue ? 6 : 8;
            y(run, squareRoot(isResidue ? x : divide(x, 3n)));
          };
        },
      ],
    ]),
  },
];

const noNumber = (value: CellValue): string =>
  `int() argument must be a string, a bytes-like object or a real number, not '${isInt(value) ? 'int' : 'RelocatableValue'}'`;
