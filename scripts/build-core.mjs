/**
 * Compiles the VM's hot core from AssemblyScript to WebAssembly, and wraps it as an ES module that exports the
 * bytes as base64 text: it needs no file access at run time and can be bundled. Does nothing when nothing changed.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensurePackages,
  hashFiles,
  isStale,
  isStartedDirectly,
  main,
  noteStamp,
  packageCommand,
  root,
  run,
} from './setup.mjs';

const assembly = join(root, 'vm-core', 'assembly');
const output = join(root, 'vm-core', 'build');

export async function buildCore() {
  const entry = join(assembly, 'core.ts');
  if (!existsSync(entry)) {
    console.log('vm-core/assembly/core.ts is missing: the core is not built.');
    return;
  }
  const sources = readdirSync(assembly, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => join(assembly, name));
  const inputHash = hashFiles([...sources, join(root, 'scripts', 'build-core.mjs')]);
  if (existsSync(join(output, 'core.js')) && !isStale('core', inputHash)) {
    return;
  }
  console.log('Compiling the VM core to WebAssembly ...');
  mkdirSync(output, { recursive: true });
  const wasm = join(output, 'core.wasm');
  // The first 16 KiB stay empty: address 0 is the page of unknown cells (assembly/segments.ts).
  // No reference-counted objects are used in the core, so the stub runtime (a bump allocator) serves; assertions
  // would cost time in the step loop, whose inputs are checked around it.
  const flags = ['-O3', '--runtime', 'stub', '--noAssert', '--memoryBase', '16384', '--enable', 'simd'];
  await run(process.execPath, [packageCommand('assemblyscript', 'asc'), entry, '--outFile', wasm, ...flags]);
  const base64 = readFileSync(wasm).toString('base64');
  writeFileSync(join(output, 'core.js'), `export default '${base64}';\n`);
  writeFileSync(
    join(output, 'core.d.ts'),
    '/** The WebAssembly core of the VM as base64 text. */\ndeclare const base64: string;\nexport default base64;\n',
  );
  noteStamp('core', inputHash);
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    await ensurePackages();
    await buildCore();
  });
}
