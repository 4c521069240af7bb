import { PRIME, toFelt } from '../../vm-core/src/index.ts';

/** Instructions between the prologue and the final ret, at least and at most. */
const LENGTHS = [4, 12] as const;
/** What every other program finds pointers to below fp; the layout that has them. */
const BUILTINS = ['output', 'pedersen', 'range_check', 'bitwise'] as const;
export const LAYOUT = 'recursive';

/** Values that every program starts with, one cell each: small, at the edges of 64 and 128 bits, of the field. */
const VALUES = [
  0n,
  1n,
  2n,
  -1n,
  -7n,
  5n,
  2n ** 62n,
  2n ** 63n,
  2n ** 66n + 1n,
  2n ** 128n,
  PRIME / 2n,
  PRIME / 2n + 1n,
];

/** Random numbers that are the same in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

/**
 * A compiled program of random but decodable instructions, most of which no compiler would make: a test of what every
 * combination of flags does with felts, pointers and unknown cells. It may run to its end, fail, or not end at all.
 */
export function randomProgram(seed: number): string {
  const random = new Random(seed);
  const data: bigint[] = [];
  for (let i = 0; i < 6; i++)
    data.push(ASSIGN_IMMEDIATE, toFelt(random.pick(VALUES as [bigint, ...bigint[]])));
  // A call of what follows the ret: it leaves a pointer into the stack and one into the program.
  data.push(CALL_IMMEDIATE, 3n, RET);
  const length = LENGTHS[0] + random.below(LENGTHS[1] - LENGTHS[0] + 1);
  for (let i = 0; i < length; i++) data.push(...randomInstruction(random));
  data.push(RET);
  return JSON.stringify({
    attributes: [],
    builtins: seed % 2 === 0 ? BUILTINS : [],
    compiler_version: '0.14.0.1',
    data: data.map(word => `0x${word.toString(16)}`),
    debug_info: null,
    hints: {},
    identifiers: { '__main__.main': { decorators: [], pc: 0, type: 'function' } },
    main_scope: '__main__',
    prime: `0x${PRIME.toString(16)}`,
    reference_manager: { references: [] },
  });
}

const ASSIGN_IMMEDIATE = 0x480680017fff8000n;
const CALL_IMMEDIATE = 0x1104800180018000n;
const RET = 0x208b7fff7fff7ffen;

/** Bits 48 to 62 of an instruction word (Cairo whitepaper, section 4.4). */
const DST_FP = 1;
const OP0_FP = 2;
/** op1 from a cell at op0, an immediate (its offset is 1), from fp, from ap. */
const OP1_IMMEDIATE = 4;
const OP1 = [0, OP1_IMMEDIATE, 8, 16] as const;
const RESULT_ADD = 32;
const RESULT_MUL = 64;
const JUMP_ABS = 128;
const JUMP_REL = 256;
const JNZ = 512;
const AP_ADD = 1024;
const AP_ADD1 = 2048;
const CALL = 4096;
const RET_OPCODE = 8192;
const ASSERT_EQ = 16384;

function randomInstruction(random: Random): bigint[] {
  const kind = random.pick([
    ASSERT_EQ,
    ASSERT_EQ,
    ASSERT_EQ,
    ASSERT_EQ,
    ASSERT_EQ,
    ASSERT_EQ,
    0,
    JUMP_REL,
    JUMP_ABS,
    JNZ,
    CALL,
    RET_OPCODE,
  ]);
  const op1 = random.pick(OP1);
  let flags = random.pick([0, DST_FP]) | random.pick([0, OP0_FP]) | op1;
  let dst = knownOffset(random);
  let op0 = knownOffset(random);
  const op1Offset = op1 === OP1_IMMEDIATE ? 1 : op1 === 0 ? random.below(6) : knownOffset(random);
  if (kind === CALL) {
    flags = op1 | CALL | random.pick([JUMP_REL, JUMP_ABS]);
    [dst, op0] = [0, 1];
  } else if (kind === RET_OPCODE) {
    flags |= RET_OPCODE | JUMP_ABS;
  } else if (kind === ASSERT_EQ) {
    flags |= ASSERT_EQ | random.pick([0, 0, RESULT_ADD, RESULT_MUL]);
    // Mostly as compilers do it: into the next free cell.
    if (random.below(4) > 0) {
      flags = (flags & ~DST_FP) | AP_ADD1;
      dst = 0;
      // And sometimes with an unknown operand, which is deduced.
      if (random.below(4) === 0) [dst, op0] = [op0, 0];
    }
  } else {
    flags |= kind | random.pick([0, AP_ADD, AP_ADD1]);
    if (kind !== JNZ) flags |= random.pick([0, 0, RESULT_ADD, RESULT_MUL]);
  }
  const fields = [dst, op0, op1Offset].map((offset, i) => BigInt(offset + 2 ** 15) << BigInt(16 * i));
  const word = fields.reduce((sum, field) => sum | field, BigInt(flags) << 48n);
  return op1 === OP1_IMMEDIATE ? [word, randomImmediate(random)] : [word];
}

/** Of a cell just below ap or fp; now and then of one that may be unknown. */
function knownOffset(random: Random): number {
  return random.below(10) === 0 ? random.below(4) : -1 - random.below(7);
}

function randomImmediate(random: Random): bigint {
  return random.below(2) === 0
    ? BigInt(random.below(6))
    : toFelt(random.pick(VALUES as [bigint, ...bigint[]]));
}
