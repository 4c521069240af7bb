import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAIRO_LANG_VERSION } from './cairo-environment.ts';
import { ensureCairoLang, readyCairoLang } from './ensure-cairo-lang.ts';
import { fakePackageIndex, noPackageIndex } from './fake-cairo-lang.ts';
import { ownCairoLang, pythonHasCairoLang } from './own-cairo-lang.ts';
import { useTestFolder } from './test-folder.ts';

describe('ensureCairoLang', function () {
  // Making an environment takes seconds, on a busy machine many.
  this.timeout(600_000);
  const folder = useTestFolder();
  const saved = { ...process.env };

  function setEnv(env: NodeJS.ProcessEnv): void {
    Object.assign(process.env, env);
  }
  afterEach(() => {
    for (const name of Object.keys(process.env)) {
      if (!(name in saved)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, saved);
  });

  it('makes an environment once, also if two ask at the same time, and finds it again', async () => {
    setEnv(await fakePackageIndex(folder()));
    const home = join(folder(), 'home');
    const stages: string[] = [];
    const ask = (): ReturnType<typeof ensureCairoLang> =>
      ensureCairoLang({ folder: home, onProgress: ({ stage }) => stages.push(stage) });
    assert.equal(readyCairoLang({ folder: home }), undefined);

    const [first, second] = await Promise.all([ask(), ask()]);
    assert.deepEqual(first, second);
    assert.equal(first.cairoLangVersion, CAIRO_LANG_VERSION);
    assert.equal(first.isPrivate, true);
    const count = (start: string): number => stages.filter(stage => stage.startsWith(start)).length;
    assert.equal(count('Creating an environment'), 1);
    assert.equal(count('Waiting for another process'), 1);
    assert.equal(stages.at(-1), 'cairo-lang is ready');

    // Whatever Python is used there, cairo-lang can be imported: also what Python 3.11 refuses.
    const code = 'from starkware.cairo.lang.vm.cairo_run import Layout; print(Layout())';
    const { stdout, stderr } = spawnSync(first.python, ['-c', code], { encoding: 'utf8' });
    assert.equal(
      stdout.trim(),
      "Layout(name='', cpu=Cpu(safe_call=True), plain=Cpu(safe_call=False), size=4, items={})",
      stderr,
    );

    stages.length = 0;
    assert.deepEqual(await ask(), first);
    assert.deepEqual(readyCairoLang({ folder: home }), first);
    assert.deepEqual(stages, []);

    // An older import fix is replaced.
    const fix = siteFile(first.folder, 'cairoscope_starkware_fix.py');
    const text = readFileSync(fix, 'utf8');
    const marker = join(first.folder, 'cairoscope.json');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace(/("fix": ")\w+/, '$1older'));
    writeFileSync(fix, 'older');
    assert.deepEqual(await ask(), first);
    assert.equal(readFileSync(fix, 'utf8'), text);

    // An environment that was not finished, or lost its Python, is made anew.
    rmSync(join(first.folder, 'cairoscope.json'));
    writeFileSync(join(first.folder, 'left over'), '');
    stages.length = 0;
    assert.deepEqual(await ask(), first);
    assert.equal(count('Creating an environment'), 1);
    assert.equal(existsSync(join(first.folder, 'left over')), false);

    assert.deepEqual(await ownCairoLang(first.python), { ...first, isPrivate: false });
    assert.equal(await pythonHasCairoLang(join(folder(), 'nothing')), false);
  });

  it('says what to do without the network, and leaves nothing behind', async () => {
    setEnv(noPackageIndex(folder()));
    const home = join(folder(), 'home');
    await assert.rejects(ensureCairoLang({ folder: home }), {
      name: 'ToolchainError',
      kind: 'no-network',
      message:
        /could not be downloaded.*Connect to the network and try again.*cairoscope\.cairoLang.*\.json/s,
    });
    assert.deepEqual(
      readdirSync(home).filter(name => !name.endsWith('.log')),
      [],
    );
  });

  it('ends at once when cancelled, and leaves nothing behind', async () => {
    setEnv(await fakePackageIndex(folder()));
    const home = join(folder(), 'home');
    const controller = new AbortController();
    const making = ensureCairoLang({
      folder: home,
      signal: controller.signal,
      onProgress: ({ stage }) => {
        if (stage.startsWith('Creating')) {
          setImmediate(() => controller.abort());
        }
      },
    });
    await assert.rejects(making, { kind: 'cancelled' });
    assert.deepEqual(readdirSync(home), []);
  });

  it('says so if the Python that was asked for is missing', async () => {
    await assert.rejects(
      ensureCairoLang({ folder: folder(), python: join(folder(), 'nothing') }),
      /The chosen Python ".*nothing" cannot be used: there is no such program/,
    );
  });
});

/** A file among the packages of an environment, wherever this platform keeps them. */
function siteFile(environment: string, name: string): string {
  const found = readdirSync(environment, { recursive: true, encoding: 'utf8' }).find(path =>
    path.endsWith(name),
  );
  assert.ok(found);
  return join(environment, found);
}
