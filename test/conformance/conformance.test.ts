import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { compareOutput } from './compare.ts';
import { referenceError, withoutOwnFrames } from './error-text.ts';
import { failingFixtures, goodFixtures, ROOT, type Fixture, type Run } from './fixtures.ts';
import { hintModes } from './hint-modes.ts';
import { COMMAND, runOwn } from './own.ts';
import { outputPath } from './outputs.ts';
import { Reference, type ReferenceRun } from './reference.ts';

const OUTPUT = join(ROOT, 'out/conformance/own');
/** The reference compiles and runs these programs ahead of the one that is compared. */
const AHEAD = 6;

const FIXTURES = [...goodFixtures(), ...failingFixtures()];

describe('the same results as cairo-lang', function () {
  this.timeout(300_000);
  let python = '';
  let reference: Reference;

  before(async function () {
    assert.ok(existsSync(COMMAND), 'dist/cairoscope.cjs is missing: run `npm run build` first');
    ({ python } = await ensureCairoLang({}));
    reference = new Reference(python);
    rmSync(OUTPUT, { recursive: true, force: true });
  });

  FIXTURES.forEach((fixture, index) => {
    it(fixture.name, async () => {
      for (const next of FIXTURES.slice(index, index + AHEAD)) void reference.result(next);
      const { compiled, runs } = await reference.result(fixture);
      const folder = join(OUTPUT, fixture.name.replaceAll('/', '_'));
      const pie = outputPath(join(folder, 'run0'), 'cairo_pie_output');
      const programs = [compiled, `--run_from_cairo_pie=${pie}`];
      for (const [i, expected] of runs.entries()) {
        const run = fixture.runs[i] ?? assert.fail();
        for (const mode of i === 0 ? hintModes(fixture, compiled) : ['auto']) {
          const args = [programs[i] ?? assert.fail(), '--hints', mode];
          await compareRun(fixture, run, args, join(folder, `run${i}`), expected);
        }
      }
    });
  });

  async function compareRun(
    fixture: Fixture,
    run: Run,
    program: readonly string[],
    folder: string,
    expected: ReferenceRun,
  ): Promise<void> {
    const own = await runOwn(fixture, run, [...program, '--python', python], folder);
    assert.equal(withoutOwnFrames(own.stderr), expectedError(fixture, expected));
    assert.equal(own.stdout, expected.stdout);
    assert.equal(own.code, fixture.ownError === undefined ? expected.code : 1);
    if (own.code !== 0) return;
    for (const name of run.outputs) compareOutput(name, folder, expected.folder);
  }
});

function expectedError(fixture: Fixture, reference: ReferenceRun): string {
  if (fixture.ownError !== undefined) return `${fixture.ownError}\n`;
  return withoutOwnFrames(referenceError(reference.stderr));
}
