import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { compareOutput } from './compare.ts';
import { referenceError, withoutOwnFrames } from './error-text.ts';
import { failingFixtures, goodFixtures, ROOT, type Fixture } from './fixtures.ts';
import { OUTPUTS } from './outputs.ts';
import { PythonOwner } from './python-owner.ts';
import { Reference } from './reference.ts';

const OUTPUT = join(ROOT, 'out/conformance/python-owned');
/** What all options of the runs that this is about start with: the others are about other ways to run than by `Vm`. */
const OPTIONS = ['--layout=', '--program_input='];

/** Programs that fail in a hint, or that run to their end: both owners run the same hints in Python. */
const FIXTURES = [
  ...goodFixtures(),
  ...failingFixtures().filter(({ source }) => source.includes('%{')),
].filter(
  ({ runs, ownError }) =>
    ownError === undefined &&
    runs[0]?.args.every(argument => OPTIONS.some(option => argument.startsWith(option))) &&
    !runs[0].args.includes('--layout=dynamic'),
);

describe('M1 M8 the same results as cairo-lang when Python owns the VM', function () {
  this.timeout(300_000);
  let owner: PythonOwner;
  let reference: Reference;

  before(async () => {
    const { python } = await ensureCairoLang({});
    reference = new Reference(python);
    owner = new PythonOwner(python);
    rmSync(OUTPUT, { recursive: true, force: true });
  });

  after(() => owner.stop());

  for (const fixture of FIXTURES) {
    it(fixture.name, async () => compare(fixture));
  }

  async function compare(fixture: Fixture): Promise<void> {
    const { compiled, runs } = await reference.result(fixture);
    const [run, expected] = [fixture.runs[0] ?? assert.fail(), runs[0] ?? assert.fail()];
    const folder = join(OUTPUT, fixture.name.replaceAll('/', '_'));
    const own = await owner.run(fixture, run, compiled, folder);
    const error = own.error === null ? '' : `${own.error}\n`;
    assert.equal(withoutOwnFrames(error), withoutOwnFrames(referenceError(expected.stderr)));
    assert.equal(own.stdout, expected.stdout);
    if (own.error !== null) return;
    for (const name of OUTPUTS.always) compareOutput(name, folder, expected.folder);
  }
});
