/** Bundles the extension, the debug adapter and the command into dist/. `--minify` for packages. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { ensurePackages, isStartedDirectly, main, root } from './setup.mjs';

const bundles = [
  { entry: 'extension/src/extension.ts', output: 'extension.cjs', external: ['vscode'] },
  { entry: 'debug-adapter/src/main.ts', output: 'debug-adapter.cjs' },
  { entry: 'vm-server/src/main.ts', output: 'vm-server.cjs', alwaysMinify: true },
  // Always minified: most of a short run is spent on reading the code.
  { entry: 'cli/src/main.ts', output: 'cairoscope.cjs', shebang: true, alwaysMinify: true },
];

/**
 * The library of the command line loads child_process for commands that are programs of their own, which this one has
 * none of; loading it takes longer than a short run.
 * @type {import('esbuild').Plugin}
 */
const commanderAlone = {
  name: 'commander-alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'nothing', namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** @param {{ minify?: boolean }} [options] */
export async function build(options = {}) {
  await buildCore();
  const dist = join(root, 'dist');
  const minify = options.minify ?? false;
  // Only now: esbuild may have been missing before ensurePackages.
  const { build: bundle } = await import('esbuild');
  for (const { entry, output, external, shebang, alwaysMinify } of bundles) {
    if (!existsSync(join(root, entry))) {
      console.log(`${entry} is missing: dist/${output} is not built.`);
      continue;
    }
    const needsShebang = shebang === true && !readFileSync(join(root, entry), 'utf8').startsWith('#!');
    await bundle({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(dist, output),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: external ?? [],
      plugins: [commanderAlone],
      minify: minify || alwaysMinify === true,
      keepNames: minify && alwaysMinify !== true,
      sourcemap: minify ? false : 'linked',
      sourcesContent: false,
      legalComments: 'none',
      logLevel: 'warning',
      // A CommonJS bundle has no import.meta: let import.meta.url name the bundle's own file.
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: {
        js: `${needsShebang ? '#!/usr/bin/env node\n' : ''}'use strict';\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;`,
      },
    });
    if (minify) {
      // Of an earlier build, and wrong now.
      rmSync(join(dist, `${output}.map`), { force: true });
    }
    if (shebang) {
      chmodSync(join(dist, output), 0o755);
    }
  }
  copyPython(join(dist, 'python', 'cairo_vm_py'));
}

/**
 * Overwrites in place, so that a run that uses the copy meanwhile finds all of it.
 * @param {string} target
 */
export function copyPython(target) {
  const source = join(root, 'python-bridge', 'cairo_vm_py');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (!existsSync(join(source, name))) rmSync(join(target, name), { recursive: true });
  }
  cpSync(source, target, { recursive: true, filter: path => !/__pycache__|(^|[\\/])tests?$/.test(path) });
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    await ensurePackages();
    await build({ minify: process.argv.includes('--minify') });
  });
}
