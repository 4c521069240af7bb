import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { PRIME, toFelt } from '../../vm-core/src/felt.ts';
import { Relocatable, sameValue, type CellValue } from '../../vm-core/src/relocatable.ts';
import { add, addressText, divide, multiply, subtract } from '../../vm-core/src/vm/arithmetic.ts';
import { ROOT } from './fixtures.ts';
import { Random } from './random-programs.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_arithmetic.py');
const SETUP_MINUTES = 15;

/** cairo-lang keeps offsets modulo P. Distances that this VM holds are far below this. */
const FAR = 2n ** 45n;

interface Reference {
  /** Per pair of values: a + b, a - b, a * b, a / b, a == b. */
  readonly results: readonly (readonly string[])[];
  readonly bridge: readonly string[];
}

describe('arithmetic of felts and pointers', () => {
  it("follows cairo-lang's rules for every pair of sorts, errors included", async function () {
    this.timeout(SETUP_MINUTES * 60_000);
    const { python } = await ensureCairoLang({});
    const values = makeValues();
    const reference = askReference(values, python);
    assert.deepEqual(reference.bridge, []);
    const pairs = values.flatMap(a => values.map(b => [a, b] as const));
    for (const [index, [a, b]] of pairs.entries()) {
      if (isFarMove(a, b)) continue;
      const own = [
        attempt(() => add(a, b)),
        attempt(() => subtract(a, b)),
        attempt(() => multiply(a, b)),
        typeof a === 'bigint' && typeof b === 'bigint' && b !== 0n ? attempt(() => divide(a, b)) : 'None',
        sameValue(a, b) ? 'True' : 'False',
      ];
      assert.deepEqual(own, reference.results[index], `${a} and ${b}`);
    }
  });
});

function makeValues(): CellValue[] {
  const random = new Random(17);
  const edges = [0n, 1n, 2n, 5n, 2n ** 61n, 2n ** 62n, 2n ** 64n, 2n ** 128n, 2n ** 192n, PRIME >> 1n];
  const felts = edges.flatMap(edge => [edge, toFelt(-edge), toFelt(edge + 1n), toFelt(-edge - 1n)]);
  const anyFelt = (): bigint =>
    toFelt(
      Array.from({ length: 16 }).reduce((sum: bigint) => (sum << 16n) | BigInt(random.below(2 ** 16)), 0n),
    );
  const pointers = [-2, -1, 0, 1, 7].flatMap(segment =>
    [0, 1, 5, 2 ** 31 - 2, random.below(1000)].map(offset => new Relocatable(segment, offset)),
  );
  return [...new Set(felts), ...Array.from({ length: 20 }, anyFelt), ...pointers];
}

/** A pointer moved by a felt that is no distance: what comes out is refused here as soon as it is used. */
function isFarMove(a: CellValue, b: CellValue): boolean {
  const felt = a instanceof Relocatable ? b : a;
  const isMove = a instanceof Relocatable !== b instanceof Relocatable;
  return isMove && typeof felt === 'bigint' && felt >= FAR && felt <= PRIME - FAR;
}

function attempt(compute: () => CellValue): string {
  try {
    const value = compute();
    return value instanceof Relocatable ? addressText(value) : value.toString();
  } catch (error) {
    return `error ${error instanceof Error ? error.message : String(error)}`;
  }
}

function askReference(values: readonly CellValue[], python: string): Reference {
  const input = values.map(value =>
    value instanceof Relocatable ? [value.segment, value.offset] : value.toString(),
  );
  const { stdout, stderr, status } = spawnSync(python, [SCRIPT], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Reference;
}
