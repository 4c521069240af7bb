/**
 * The workbench tests: the packaged extension in a real VS Code workbench, once from inside (a Mocha suite in the
 * extension host) and once from outside (a browser that is used as a person would).
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';

import { packageQuietly } from '../../scripts/workbench/extension.mjs';
import { ensureKit } from '../../scripts/workbench/kit.mjs';
import { installExtension } from '../../scripts/workbench/server.mjs';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { findBrowser, howToGetABrowser } from './browser.ts';
import { prepareRun, repository } from './run-folder.ts';
import { Report } from './report.ts';
import { runSuite } from './run-suite.ts';
import { runWalks } from './run-walks.ts';

const usage = `node test/workbench/run.mjs [options]
  --only suite|walks  one of the two parts
  --walk <name>       only walks whose name contains this
  --vsix <file>       a package to test; by default one is made
  --docs              also renew the pictures of README and manual (docs/images)
  --help              print this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      walk: { type: 'string' },
      vsix: { type: 'string' },
      docs: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const report = new Report();
  const run = prepareRun('workbench');
  try {
    const browser = findBrowser();
    if (browser === undefined) {
      if (process.env['CI'] === 'true') {
        throw new Error(`CI=true wants the workbench tests, but ${howToGetABrowser}.`);
      }
      report.skip(`${howToGetABrowser}.`);
      return;
    }
    const kit = await ensureKit(message => console.log(`Installing the workbench: ${message} ...`));
    await ensureCairoLang({ onProgress: ({ stage }) => console.log(`${stage} ...`) });
    const vsix = values.vsix ?? (await packageQuietly());
    await installExtension({ kit, dataFolder: run.data, env: run.env }, vsix);
    console.log(`VS Code ${kit.version}, browser ${browser}`);
    const options = {
      kit,
      dataFolder: run.data,
      workspace: run.workspace,
      env: run.env,
      settings: { 'git.enabled': false },
    };
    if (values.only !== 'walks') {
      await runSuite({ browser, server: { ...options, testMode: true }, run, report });
    }
    if (values.only !== 'suite') {
      const pictures = values.docs === true ? join(repository, 'docs', 'images') : undefined;
      await runWalks({ browser, server: options, run, report, only: values.walk, pictures });
    }
  } catch (error) {
    report.add({ title: 'the workbench tests can run', ok: false, duration: 0, error: describe(error) });
  } finally {
    report.finish(run.reportFile);
    process.exitCode = report.failed === 0 ? 0 : 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// The server ends with this process, which must therefore end by itself and not by the signal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

await main();
