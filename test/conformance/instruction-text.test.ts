import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { decodeInstruction, formatInstruction, isCompilable, PRIME } from '../../vm-core/src/index.ts';
import { ROOT } from './fixtures.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_assemble.py');
const SETUP_MINUTES = 15;
const SEED = 1;

/** The flags that compiled code has, and for each field mostly the values that the compiler fills in. */
const compiledFlags = fc.constantFrom(
  ...[
    0x4002, 0x4003, 0x4004, 0x4008, 0x4010, 0x4024, 0x4044, 0x4028, 0x4050, 0x4806, 0x4807, 0x4826, 0x482a,
    0x4852,
  ],
  ...[0x0106, 0x0086, 0x010a, 0x0092, 0x0126, 0x0146, 0x0186, 0x0206, 0x0207, 0x020a, 0x0a06, 0x0a12, 0x0906],
  ...[0x0406, 0x040a, 0x0426, 0x0442, 0x1084, 0x1104, 0x1088, 0x1110, 0x208b, 0x0000, 0x0800, 0x4000, 0x4800],
);
const offset = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0x7fff, 0x7ffe, 0x8000, 0x8001) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
);
const flags = fc.oneof(
  { weight: 4, arbitrary: compiledFlags },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x7fff }) },
);
const immediate = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, PRIME - 1n, PRIME / 2n),
  fc.bigInt({ min: 0n, max: PRIME - 1n }),
);

interface Listed {
  readonly words: readonly string[];
  readonly text: string;
  readonly isCompilable: boolean;
}

/** Undefined if the word is no instruction. */
function list(word: bigint, next: bigint): Listed | undefined {
  try {
    const instruction = decodeInstruction(word, true);
    return {
      words: [word, next].slice(0, instruction.size).map(String),
      text: formatInstruction(instruction, next),
      isCompilable: isCompilable(instruction, next),
    };
  } catch {
    return undefined;
  }
}

describe('the text of instructions', () => {
  it('is compiled by cairo-lang to the same words, exactly where isCompilable says so', async function () {
    this.timeout(SETUP_MINUTES * 60_000);
    const { python } = await ensureCairoLang({});
    const word = fc
      .tuple(flags, offset, offset, offset)
      .map(fields => fields.reduce((sum, field) => (sum << 16n) | BigInt(field), 0n));
    const samples = fc.sample(fc.tuple(word, immediate), { seed: SEED, numRuns: 1000 });
    const listed = samples.map(([first, second]) => list(first, second)).filter(one => one !== undefined);
    const { stdout, stderr } = spawnSync(python, [SCRIPT], {
      input: JSON.stringify(listed.map(({ text }) => text)),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.ok(stdout !== '', stderr);
    const compiled = JSON.parse(stdout) as (readonly string[] | null)[];
    for (const [index, { words, text, isCompilable }] of listed.entries()) {
      const isSame = compiled[index]?.join() === words.join();
      assert.equal(isSame, isCompilable, `${text} of ${words.join()}, compiled: ${String(compiled[index])}`);
    }
    const compilable = listed.filter(one => one.isCompilable).length;
    assert.ok(
      compilable > 100 && compilable < listed.length,
      `${compilable} of ${listed.length} are compilable`,
    );
  });
});
