import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hintAtStart, writeProgram } from '../../cli/src/test-support.ts';
import { packageLibrary } from '../../scripts/package-library.mjs';
import { packageCommand, runNpm } from '../../scripts/setup.mjs';
import { counting } from '../../vm-core/src/testing/casm.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');

describe('the packed library', function () {
  this.timeout(300_000);
  let folder = '';
  let program = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cairoscope-library-'));
    const archive = await packageLibrary();
    writeFileSync(
      join(folder, 'package.json'),
      '{ "name": "consumer", "private": true, "type": "module" }\n',
    );
    await runNpm(['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder, quiet: true });
    cpSync(join(HERE, 'consumer.ts'), join(folder, 'consumer.ts'));
    program = writeProgram(folder, counting());
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs one check of the consumer, with its types stripped by the compiler. */
  function check(name: string, file = program): void {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['consumer.js', name, file], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual([stderr, stdout, status], ['', `${name} done\n`, 0]);
  }

  it('compiles against its own declarations, with every library checked', () => {
    // Of all that is installed here the program sees the types of Node only.
    const types = resolve(ROOT, 'node_modules/@types');
    symlinkSync(types, join(folder, 'node_modules', '@types'), 'junction');
    const options = ['--strict', '--exactOptionalPropertyTypes', '--types', 'node'];
    execFileSync(
      process.execPath,
      [
        packageCommand('typescript', 'tsc'),
        ...options,
        '--module',
        'nodenext',
        '--target',
        'es2023',
        'consumer.ts',
      ],
      { cwd: folder, stdio: 'pipe', encoding: 'utf8' },
    );
  });

  it('M3 runs a VM for a set number of steps', () => check('steps'));

  it('M4 pauses a VM, which is an ordinary result, and goes on', () => check('pauses'));

  it('M7 M12 M13 runs several VMs at once in one thread, each with a memory of its own', () =>
    check('severalVms'));

  it('M9 M10 M16 runs Python hints, within a time and with what they are given', () =>
    check(
      'hints',
      writeProgram(folder, counting(), {
        hints: hintAtStart("assert (program_input['n'], limit, modes) == (5, 7, ['a', None])"),
      }),
    ));

  it('is there for require, too', () => {
    const code =
      "const { Program, CairoVm } = require('cairoscope'); console.log(typeof Program.parse, CairoVm.name)";
    const output = execFileSync(process.execPath, ['--input-type=commonjs', '-e', code], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(output, 'function CairoVm\n');
  });

  it('has pages about its API', () => {
    const pages = join(folder, 'api');
    execFileSync(process.execPath, [packageCommand('typedoc'), '--out', pages], {
      cwd: ROOT,
      stdio: 'pipe',
      encoding: 'utf8',
    });
    assert.ok(existsSync(join(pages, 'classes', 'CairoVm.html')));
  });
});
