import { PRIME } from '../../../felt.ts';
import { floorSquareRoot } from '../integer-roots.ts';
import type { HintIds, Read, Write } from '../hint-ids.ts';
import type { HintRun } from '../hint-run.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { add, assertThat, divmod, isAtMost, isLess, modulo, multiply, operand } from '../python-values.ts';

const BITS_64 = (1n << 64n) - 1n;
const BITS_128 = (1n << 128n) - 1n;

/** `(ids.x.high << 128) + ids.x.low` */
function readWide(ids: HintIds, name: string): Read {
  const [high, low] = [ids.read(`${name}.high`), ids.read(`${name}.low`)];
  return run => add(operand(high(run), '<<') << 128n, low(run));
}

/** Writes the two halves; the lines follow each other. */
function writeWide(ids: HintIds, name: string): (run: HintRun, value: bigint, line: number) => void {
  const low: Write = ids.write(`${name}.low`);
  const high: Write = ids.write(`${name}.high`);
  return (run, value, line) => {
    run.line = line;
    low(run, value & BITS_128);
    run.line = line + 1;
    high(run, value >> 128n);
  };
}

/** starkware/cairo/common/uint256.cairo */
export const uint256: readonly HintGroup[] = [
  {
    name: 'uint256_add',
    writes: ['sum_low', 'sum_high'],
    hints: new Map([
      [
        python`
          sum_low = ids.a.low + ids.b.low
          ids.carry_low = 1 if sum_low >= ids.SHIFT else 0
          sum_high = ids.a.high + ids.b.high + ids.carry_low
          ids.carry_high = 1 if sum_high >= ids.SHIFT else 0
        `,
        ids => {
          const [aLow, bLow, carryLow] = [ids.read('a.low'), ids.read('b.low'), ids.read('carry_low')];
          const [aHigh, bHigh, shift] = [ids.read('a.high'), ids.read('b.high'), ids.read('SHIFT')];
          const [setCarryLow, setCarryHigh] = [ids.write('carry_low'), ids.write('carry_high')];
          return run => {
            const low = add(aLow(run), bLow(run));
            run.line = 2;
            setCarryLow(run, isAtMost(shift(run), low) ? 1n : 0n);
            run.line = 3;
            const high = add(add(aHigh(run), bHigh(run)), carryLow(run));
            run.line = 4;
            setCarryHigh(run, isAtMost(shift(run), high) ? 1n : 0n);
          };
        },
      ],
    ]),
  },
  {
    name: 'split_64',
    hints: new Map([
      [
        python`
          ids.low = ids.a & ((1<<64) - 1)
          ids.high = ids.a >> 64
        `,
        ids => {
          const [read, low, high] = [ids.read('a'), ids.write('low'), ids.write('high')];
          return run => {
            const a = operand(read(run), '&');
            low(run, a & BITS_64);
            run.line = 2;
            high(run, a >> 64n);
          };
        },
      ],
    ]),
  },
  {
    name: 'uint256_sqrt',
    writes: ['isqrt', 'n', 'root'],
    hints: new Map([
      [
        python`
          from starkware.python.math_utils import isqrt
          n = (ids.n.high << 128) + ids.n.low
          root = isqrt(n)
          assert 0 <= root < 2 ** 128
          ids.root.low = root
          ids.root.high = 0
        `,
        ids => {
          const [readN, low, high] = [readWide(ids, 'n'), ids.write('root.low'), ids.write('root.high')];
          return run => {
            run.line = 2;
            const n = readN(run);
            run.line = 3;
            const root = floorSquareRoot(operand(n, '//'));
            run.line = 4;
            assertThat(root <= BITS_128, () => '');
            run.line = 5;
            low(run, root);
            run.line = 6;
            high(run, 0n);
          };
        },
      ],
    ]),
  },
  {
    name: 'uint256_signed_nn',
    hints: new Map([
      [
        python`memory[ap] = 1 if 0 <= (ids.a.high % PRIME) < 2 ** 127 else 0`,
        ids => {
          const high = ids.read('a.high');
          return run => {
            run.write(run.ap, isLess(modulo(high(run), PRIME), 2n ** 127n) ? 1n : 0n);
          };
        },
      ],
    ]),
  },
  {
    name: 'uint256_unsigned_div_rem',
    writes: ['a', 'div', 'quotient', 'remainder'],
    hints: new Map([
      [
        python`
          a = (ids.a.high << 128) + ids.a.low
          div = (ids.div.high << 128) + ids.div.low
          quotient, remainder = divmod(a, div)

          ids.quotient.low = quotient & ((1 << 128) - 1)
          ids.quotient.high = quotient >> 128
          ids.remainder.low = remainder & ((1 << 128) - 1)
          ids.remainder.high = remainder >> 128
        `,
        ids => {
          const [readA, readDiv] = [readWide(ids, 'a'), readWide(ids, 'div')];
          const [setQuotient, setRemainder] = [writeWide(ids, 'quotient'), writeWide(ids, 'remainder')];
          return run => {
            const a = readA(run);
            run.line = 2;
            const div = readDiv(run);
            run.line = 3;
            const [quotient, remainder] = divmod(a, div);
            setQuotient(run, quotient, 5);
            setRemainder(run, remainder, 7);
          };
        },
      ],
    ]),
  },
  {
    name: 'uint256_mul_div_mod',
    writes: ['a', 'b', 'div', 'quotient', 'remainder'],
    hints: new Map([
      [
        python`
          a = (ids.a.high << 128) + ids.a.low
          b = (ids.b.high << 128) + ids.b.low
          div = (ids.div.high << 128) + ids.div.low
          quotient, remainder = divmod(a * b, div)

          ids.quotient_low.low = quotient & ((1 << 128) - 1)
          ids.quotient_low.high = (quotient >> 128) & ((1 << 128) - 1)
          ids.quotient_high.low = (quotient >> 256) & ((1 << 128) - 1)
          ids.quotient_high.high = quotient >> 384
          ids.remainder.low = remainder & ((1 << 128) - 1)
          ids.remainder.high = remainder >> 128
        `,
        ids => {
          const [readA, readB, readDiv] = [readWide(ids, 'a'), readWide(ids, 'b'), readWide(ids, 'div')];
          const [setLow, setHigh] = [writeWide(ids, 'quotient_low'), writeWide(ids, 'quotient_high')];
          const setRemainder = writeWide(ids, 'remainder');
          return run => {
            const a = readA(run);
            run.line = 2;
            const b = readB(run);
            run.line = 3;
            const div = readDiv(run);
            run.line = 4;
            const [quotient, remainder] = divmod(multiply(a, b), div);
            setLow(run, quotient & ((BITS_128 << 128n) | BITS_128), 6);
            setHigh(run, quotient >> 256n, 8);
            setRemainder(run, remainder, 10);
          };
        },
      ],
    ]),
  },
];
