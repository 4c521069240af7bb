import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { decodeInstruction } from '../../vm-core/src/instruction/decode.ts';
import type { Instruction } from '../../vm-core/src/instruction/instruction.ts';
import { ROOT } from './fixtures.ts';
import { Random } from './random-programs.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_decode.py');
const SETUP_MINUTES = 15;
const WORDS = 200_000;
const FLAG_SETS = 2 ** 15;

/** A word as it would stand in memory, and whether an immediate follows it. */
interface Sample {
  readonly word: bigint;
  readonly hasImmediate: boolean;
}

describe('decoding', () => {
  it('makes of each word what cairo-lang does, or refuses it with the same text', async function () {
    this.timeout(SETUP_MINUTES * 60_000);
    const { python } = await ensureCairoLang({});
    const samples = makeSamples();
    const reference = decodeByReference(samples, python);
    assert.equal(reference.length, samples.length);
    let refused = 0;
    for (const [index, sample] of samples.entries()) {
      const own = describeWord(sample);
      assert.equal(own, reference[index], `0x${sample.word.toString(16)}, immediate: ${sample.hasImmediate}`);
      if (own.startsWith('error')) refused++;
    }
    assert.ok(refused > WORDS / 10 && refused < WORDS - WORDS / 100, `${refused} words were refused`);
  });
});

/** Every set of flags with random offsets, then any words below 2^63, and some from 2^66 on. */
function makeSamples(): Sample[] {
  const random = new Random(63);
  const part = (): bigint => BigInt(random.below(2 ** 16));
  return Array.from({ length: WORDS }, (_, i) => {
    const flags = i < 2 * FLAG_SETS ? BigInt(i >> 1) : part() & 0x7fffn;
    const offsets = part() | (part() << 16n) | (part() << 32n);
    const high = i % 100 === 99 ? part() << BigInt(66 + random.below(180)) : 0n;
    return { word: offsets | (flags << 48n) | high, hasImmediate: i % 2 === 0 };
  });
}

function decodeByReference(samples: readonly Sample[], python: string): string[] {
  const input = samples.map(({ word, hasImmediate }) => `${word.toString(16)}${hasImmediate ? ' 1' : ''}\n`);
  const { stdout, stderr, status } = spawnSync(python, [SCRIPT], {
    input: input.join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return stdout.split(/\r?\n/).slice(0, -1);
}

function describeWord({ word, hasImmediate }: Sample): string {
  try {
    return describeInstruction(decodeInstruction(word, hasImmediate));
  } catch (error) {
    return `error ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The names that cairo-lang has for what has another name here. */
const NAMES: Readonly<Record<string, string>> = { 'jump-rel': 'JUMP_REL', 'assert-eq': 'ASSERT_EQ' };
const nameOf = (name: string): string => NAMES[name] ?? name.toUpperCase();

function describeInstruction(it: Instruction): string {
  const names = [it.dstRegister, it.op0Register, it.op1Source, it.res, it.pcUpdate, it.apUpdate, it.opcode];
  return [it.offDst, it.offOp0, it.offOp1, ...names.map(nameOf), it.size].join(' ');
}
