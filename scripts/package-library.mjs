/** Packs the library: `npm run package:library` makes out/cairoscope-<version>.tgz, which `npm install` takes. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { copyPython } from './build.mjs';
import { ensurePackages, isStartedDirectly, main, packageCommand, root, run, runNpm } from './setup.mjs';

const source = join(root, 'library');
const target = join(root, 'out', 'library');
const types = join(target, 'dist', 'types');

/**
 * Builds the library into out/library and packs that folder.
 *
 * @returns {Promise<string>} the path of the package
 */
export async function packageLibrary() {
  await buildCore();
  rmSync(target, { recursive: true, force: true });
  await bundleCode();
  await writeTypes();
  copyPython(join(target, 'dist', 'python', 'cairo_vm_py'));
  const { name, version, license, engines } = readManifest();
  const declarations = './dist/types/library/src/index.d.ts';
  const manifest = {
    ...{ name, version, description: 'A Cairo VM as a library, with Python hints.', license, engines },
    type: 'module',
    exports: { '.': { types: declarations, import: './dist/index.js', require: './dist/index.cjs' } },
    main: './dist/index.cjs',
    types: declarations,
    files: ['dist'],
  };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(source, 'README.md'), join(target, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
  await runNpm(['pack', '--silent', '--pack-destination', join(root, 'out')], { cwd: target, quiet: true });
  return join(root, 'out', `${name}-${version}.tgz`);
}

/** For `import` and for `require`. */
async function bundleCode() {
  const { build } = await import('esbuild');
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: root,
    entryPoints: ['library/src/index.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
  };
  await build({ ...common, format: 'esm', outfile: join(target, 'dist', 'index.js') });
  await build({
    ...common,
    format: 'cjs',
    outfile: join(target, 'dist', 'index.cjs'),
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
}

async function writeTypes() {
  await run(process.execPath, [packageCommand('typescript', 'tsc'), '-p', join(source, 'tsconfig.json')]);
  // The interface of the WebAssembly module is nobody's business, and not every program has the types that it uses.
  writeFileSync(
    join(types, 'vm-core', 'src', 'core', 'core.d.ts'),
    '/** The WebAssembly module of a VM. */\nexport interface Core {}\n',
  );
  // The compiler leaves the endings of imported types as they are in the source.
  for (const name of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(types, name);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/(['"]\.{1,2}\/[^'"\n]*)\.ts(?=['"])/g, '$1.js'),
    );
  }
}

/** @returns {{ name: string; version: string; license: string; engines: { node: string } }} */
function readManifest() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { ...manifest, engines: { node: manifest.engines.node } };
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    await ensurePackages();
    console.log(`Packed ${await packageLibrary()}`);
  });
}
