import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { digest, readGolden, withoutPaths } from './cairo-vm-golden.ts';
import {
  cairoVmProgramPaths,
  compilePrograms,
  readCairoVmProgram,
  type CairoVmProgram,
} from './cairo-vm-programs.ts';
import { COMMAND } from './own.ts';

const readJson = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

describe('the same results as cairo-vm, where cairo-lang lacks the feature', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'cairo-vm-'));
  const programs = cairoVmProgramPaths().map((path, index) =>
    readCairoVmProgram(path, join(folder, `${index}.json`)),
  );

  before(async () => {
    const { python } = await ensureCairoLang({});
    compilePrograms(python, programs);
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const program of programs) it(program.file, () => compare(program, folder));
});

function compare({ directory, file, compiled, options }: CairoVmProgram, folder: string): void {
  const golden = readGolden(directory, file) ?? assert.fail(`${file} has no golden`);
  const path = (name: string): string => join(folder, name);
  const isProof = options.includes('--proof-mode');
  const air = ['--air-public-input', path('public'), '--air-private-input', path('private')];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      ...[COMMAND, 'run', compiled, '--print-output', '--trace-file', path('trace')],
      ...['--memory-file', path('memory'), ...(isProof ? air : []), ...options],
    ],
    { cwd: directory, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  const output = stdout.split('Program output:\n')[1]?.replaceAll('  ', '') ?? '';
  assert.equal(output, `${golden.output ?? ''}\n`);
  const trace = readFileSync(path('trace'));
  assert.equal(trace.length / 24, golden.steps);
  assert.equal(digest(trace), golden.trace);
  // For a proof, cairo-vm writes zeros into the holes of its builtins' segments, and cairo-lang does not.
  if (!isProof) return assert.equal(digest(readFileSync(path('memory'))), golden.memory);
  assert.deepEqual(readJson(path('public')), golden.airPublicInput);
  assert.deepEqual(withoutPaths(readJson(path('private'))), golden.airPrivateInput);
}
