import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { digest, readGolden, withoutPaths } from './cairo-vm-golden.ts';
import { cairoVmFixtures, ROOT, type Fixture } from './fixtures.ts';
import { OUTPUTS, outputPath, type OutputName } from './outputs.ts';
import { runOwn } from './own.ts';
import { Reference } from './reference.ts';

const OUTPUT = join(ROOT, 'out/conformance/cairo-vm');
const STEP_BYTES = 24;
const FIXTURES = cairoVmFixtures();

describe('the same results as cairo-vm, where cairo-lang lacks a feature', function () {
  this.timeout(300_000);
  let python = '';
  let compiler: Reference;

  before(async () => {
    ({ python } = await ensureCairoLang({}));
    compiler = new Reference(python);
    rmSync(OUTPUT, { recursive: true, force: true });
  });

  for (const fixture of FIXTURES) {
    it(fixture.name, async () => {
      const golden = readGolden(fixture.directory, fixture.file) ?? assert.fail('there is no golden file');
      const { compiled } = await compiler.result(fixture);
      const isProof = golden.options.includes('--proof-mode');
      const run = {
        args: golden.options,
        outputs: isProof ? [...OUTPUTS.always, ...OUTPUTS.air] : OUTPUTS.always,
      };
      const folder = join(OUTPUT, fixture.name.replaceAll('/', '_'));
      const own = await runOwn(fixture, run, [compiled, '--python', python], folder);
      if (golden.error !== undefined) {
        assert.equal(own.stderr, expectedError(fixture, golden.error));
        assert.equal(own.code, 1);
        return;
      }
      assert.equal(own.stderr, '');
      const file = (name: OutputName): Buffer => readFileSync(outputPath(folder, name));
      const json = (name: OutputName): Record<string, unknown> =>
        JSON.parse(file(name).toString()) as Record<string, unknown>;
      assert.deepEqual(outputOf(own.stdout), linesOf(golden.output ?? ''));
      assert.equal(file('trace_file').length / STEP_BYTES, golden.steps);
      assert.equal(digest(file('trace_file')), golden.trace);
      // For a proof, cairo-vm fills the results that nobody read in its builtins' segments; cairo-lang does not.
      if (!isProof) return assert.equal(digest(file('memory_file')), golden.memory);
      assert.deepEqual(json('air_public_input'), golden.airPublicInput);
      assert.deepEqual(withoutPaths(json('air_private_input')), golden.airPrivateInput);
    });
  }
});

function expectedError(fixture: Fixture, text: string): string {
  return fixture.ownError === undefined ? text : `${fixture.ownError}\n`;
}

/** The lines below `Program output:`; the command indents them. */
function outputOf(stdout: string): string[] {
  return linesOf(stdout.split('Program output:\n')[1] ?? '').map(line => line.trim());
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}
