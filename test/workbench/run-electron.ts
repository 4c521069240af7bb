/**
 * Runs the same Mocha suite as the workbench tests, in VS Code for the desktop, which this downloads. For people who
 * can: on Linux it needs a display (`xvfb-run -a npm run test:electron` makes one). VSCODE_VERSION chooses a version.
 */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from '../../scripts/build.mjs';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { prepareRun, repository } from './run-folder.ts';
import { buildSuite } from './run-suite.ts';

await build();
await ensureCairoLang({ onProgress: ({ stage }) => console.log(`${stage} ...`) });
const run = prepareRun('electron');
try {
  process.exitCode = await runTests({
    version: process.env['VSCODE_VERSION'] ?? 'stable',
    cachePath: join(repository, '.cairoscope', 'vscode'),
    extensionDevelopmentPath: repository,
    extensionTestsPath: await buildSuite(),
    extensionTestsEnv: run.env,
    launchArgs: [
      run.workspace,
      '--disable-workspace-trust',
      '--disable-extensions',
      ...['--user-data-dir', run.data],
    ],
  });
} catch (error) {
  console.error(
    `The suite did not pass in VS Code: ${error instanceof Error ? error.message : String(error)}\n` +
      'If VS Code could not be downloaded here, `npm test` runs the same suite in a workbench from the npm registry.',
  );
  process.exitCode = 1;
}
