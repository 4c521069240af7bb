import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { referenceError, withoutOwnFrames } from './error-text.ts';
import { fixturesIn, ROOT, type Fixture } from './fixtures.ts';
import { sortedMemory } from './memory-file.ts';
import { runReference, type Printed, type ReferenceRun } from './reference.ts';

const COMMAND = join(ROOT, 'dist/cairoscope.cjs');
const OUTPUT = join(ROOT, 'out/conformance/own');
const BATCH_MINUTES = 15;

const FIXTURES = fixturesIn('examples', 'test/conformance/programs', 'test/conformance/programs/errors');

describe('the same results as cairo-lang', () => {
  let python = '';
  let references = new Map<Fixture, ReferenceRun>();

  before(async function () {
    this.timeout(BATCH_MINUTES * 60_000);
    assert.ok(existsSync(COMMAND), 'dist/cairoscope.cjs is missing: run `npm run build` first');
    ({ python } = await ensureCairoLang({}));
    references = await runReference(FIXTURES, python);
    rmSync(OUTPUT, { recursive: true, force: true });
    mkdirSync(OUTPUT, { recursive: true });
  });

  for (const fixture of FIXTURES) {
    it(fixture.name, () => {
      const reference = references.get(fixture);
      assert.ok(reference);
      const files = ['trace', 'memory'].map(kind =>
        join(OUTPUT, `${fixture.name.replaceAll('/', '_')}.${kind}`),
      );
      const own = runOwn(fixture, reference.compiled, python, files);
      assert.equal(withoutOwnFrames(own.stderr), expectedError(fixture, reference));
      assert.equal(own.stdout, reference.stdout);
      assert.equal(own.code, reference.code);
      if (reference.code !== 0) return;
      const [trace = Buffer.of(), memory = Buffer.of()] = files.map(file => readFileSync(file));
      assertSame('trace', trace, reference.trace, 24);
      assertSame('memory', memory, sortedMemory(reference.memory), 40);
    });
  }
});

function runOwn(fixture: Fixture, program: string, python: string, files: readonly string[]): Printed {
  const [trace = '', memory = ''] = files;
  const args = [
    ...['run', program, '--print_output', `--trace_file=${trace}`, `--memory_file=${memory}`],
    ...['--python', python, ...fixture.runArguments],
  ];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: fixture.directory,
    input: fixture.stdin,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (error) throw error;
  return { stdout, stderr, code: status ?? -1 };
}

function expectedError(fixture: Fixture, reference: ReferenceRun): string {
  if (fixture.ownError !== undefined) return `${fixture.ownError}\n`;
  return withoutOwnFrames(referenceError(reference.stderr));
}

/** Compares files of records of one size; the error names the first record that differs, in hex. */
function assertSame(kind: string, own: Buffer, reference: Uint8Array, size: number): void {
  const expected = Buffer.from(reference);
  if (own.equals(expected)) return;
  const record = (file: Buffer, index: number): Buffer => file.subarray(index * size, (index + 1) * size);
  let index = 0;
  while (record(own, index).equals(record(expected, index))) index++;
  const hex = (file: Buffer): string => record(file, index).toString('hex') || 'the end';
  assert.fail(
    `${kind}: record ${index} is ${hex(own)} here and ${hex(expected)} in cairo-lang; ` +
      `${own.length / size} and ${expected.length / size} records`,
  );
}
