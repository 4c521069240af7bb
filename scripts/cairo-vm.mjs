/**
 * Builds bench/cairo-vm-runner, a small Rust program around the library cairo-vm, which benchmarks measure beside
 * this VM and which makes golden files where cairo-lang lacks a feature. No test needs it. The environment variable
 * CAIRO_VM_RUNNER names one that is built already.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, isStale, isStartedDirectly, main, noteStamp, root, run } from './setup.mjs';

const crate = join(root, 'bench', 'cairo-vm-runner');
const target = join(root, 'out', 'cairo-vm-runner');
const executable = join(
  target,
  'release',
  process.platform === 'win32' ? 'cairo-vm-runner.exe' : 'cairo-vm-runner',
);
const MINUTES = 20;

/** @returns {Promise<string | undefined>} path of the built program; undefined (said why) without cargo */
export async function ensureCairoVm() {
  const given = process.env['CAIRO_VM_RUNNER'];
  if (given !== undefined) return given;
  const sources = readdirSync(join(crate, 'src')).map(name => join(crate, 'src', name));
  const hash = hashFiles([join(crate, 'Cargo.toml'), join(crate, 'Cargo.lock'), ...sources]);
  if (existsSync(executable) && !isStale('cairo-vm-runner', hash)) return executable;
  try {
    await run('cargo', ['--version'], { quiet: true });
  } catch {
    console.error('cargo is missing: cairo-vm (Rust) is left out. https://rustup.rs installs it.');
    return undefined;
  }
  console.error('Building cairo-vm (Rust), which takes some minutes ...');
  await run(
    'cargo',
    ['build', '--release', '--locked', '--manifest-path', join(crate, 'Cargo.toml'), '--target-dir', target],
    { env: { ...process.env, RUSTFLAGS: '--cap-lints warn' }, limitMinutes: MINUTES },
  );
  noteStamp('cairo-vm-runner', hash);
  return executable;
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    const path = await ensureCairoVm();
    if (path !== undefined) console.log(path);
  });
}
