import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFakeModules } from './fake-cairo-lang.ts';
import { findAllPythons } from './find-python.ts';
import type { Interpreter } from './python-probe.ts';
import { writeStarkwareFix, readStarkwareFix } from './starkware-fix.ts';
import { useTestFolder } from './test-folder.ts';

describe('the import fix for cairo-lang', function () {
  this.timeout(120_000);
  const folder = useTestFolder();
  let pythons: Interpreter[] = [];
  before(async () => {
    pythons = await findAllPythons();
  });

  /** What each Python of this machine prints, with the hook installed. */
  async function onEach(code: string, check: (output: string, minor: number) => void): Promise<void> {
    writeFakeModules(folder());
    await writeStarkwareFix(folder(), readStarkwareFix());
    for (const { path, version } of pythons) {
      const hook = 'import cairoscope_starkware_fix as fix; fix.install(); fix.install()';
      const { stdout, stderr } = spawnSync(path, ['-c', `${hook}\n${code}`], {
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: folder() },
      });
      check(`${stdout}${stderr}`.trim(), version[1]);
    }
  }

  it('gives each object a default of its own where Python refuses a shared one', async () => {
    const code =
      'from starkware.cairo.lang.instances import Layout\nprint(Layout(), Layout().cpu is Layout().cpu)';
    await onEach(code, (output, minor) => {
      const layout = "Layout(name='', cpu=Cpu(safe_call=True), plain=Cpu(safe_call=False), size=4, items={})";
      assert.equal(output, `${layout} ${minor >= 11 ? 'False' : 'True'}`);
    });
  });

  it('installs itself once, and not at all where Python needs no help', async () => {
    const code =
      'import sys; print(sum(type(finder).__name__ == "StarkwareFinder" for finder in sys.meta_path))';
    await onEach(code, (output, minor) => assert.equal(output, minor >= 11 ? '1' : '0'));
  });

  it('lets every other error of a module pass, with its own traceback', async () => {
    const file = join(folder(), 'starkware', 'broken.py');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '\nraise ValueError("of its own")\n');
    await onEach('import starkware.broken', output => {
      assert.match(output, /broken\.py", line 2/);
      assert.match(output, /ValueError: of its own$/);
    });
  });

  it('leaves the modules of other packages alone', async () => {
    writeFileSync(
      join(folder(), 'elsewhere.py'),
      'import dataclasses\n@dataclasses.dataclass\nclass A:\n    items: list = dataclasses.field(default=list())\n',
    );
    await onEach('import elsewhere', output => assert.match(output, /mutable default <class 'list'>/));
  });
});
