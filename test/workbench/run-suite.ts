import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { build } from 'esbuild';
import { startServer, type Server, type ServerOptions } from '../../scripts/workbench/server.mjs';
import type { Report, TestResult } from './report.ts';
import { repository, type RunFolder } from './run-folder.ts';
import { firstLine } from './until.ts';

/** How long the whole suite may take, in ms. */
const limit = 300_000;

/** Where the bundled suite is, for the workbench and for VS Code on a desktop. */
export const suiteFolder = join(repository, 'out', 'workbench-suite');

/** Bundles the suite: one file for its entry and one for each file of tests. */
export async function buildSuite(): Promise<string> {
  const folder = join(repository, 'test', 'workbench', 'suite');
  const tests = readdirSync(folder).filter(file => file.endsWith('.test.ts'));
  await build({
    absWorkingDir: repository,
    entryPoints: ['index.ts', ...tests].map(file => join(folder, file)),
    outdir: suiteFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(suiteFolder, 'index.cjs');
}

export interface SuiteOptions {
  /** The browser's executable. */
  browser: string;
  server: ServerOptions;
  run: RunFolder;
  report: Report;
}

/** Runs the Mocha suite in the extension host of the workbench and adds its results to the report. */
export async function runSuite(options: SuiteOptions): Promise<void> {
  const server = await startServer(options.server);
  try {
    const profile = join(options.run.folder, 'profiles', 'suite');
    const context = await startBrowser({ executable: options.browser, profile });
    await runInExtensionHost(context, server, options).finally(() => context.close());
  } finally {
    await server.stop();
  }
}

async function runInExtensionHost(
  context: BrowserContext,
  server: Server,
  { run, report }: SuiteOptions,
): Promise<void> {
  const entry = await buildSuite();
  const page = context.pages()[0] ?? (await context.newPage());
  const consoleLines: string[] = [];
  page.on('console', message => consoleLines.push(`${message.type()}: ${message.text()}`));
  // The workbench calls these two when it was told to run tests.
  const exitCode = new Promise<number>(resolve => page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
    consoleLines.push(`${type}: ${args.map(String).join(' ')}`),
  );
  const remote = (path: string) => `vscode-remote://${new URL(server.origin).host}${path}`;
  const payload = JSON.stringify([
    // Tests run only together with an extension under development. The one to test is installed as it ships, so this is an empty one.
    ['extensionDevelopmentPath', remote(emptyExtension(run))],
    ['extensionTestsPath', remote(entry)],
  ]);
  await page.goto(`${server.address}&payload=${encodeURIComponent(payload)}`);
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, limit, undefined);
  });
  const code = await Promise.race([exitCode, timeout]);
  clearTimeout(timer);

  const results = readResults(run.suiteReportFile);
  for (const result of results) {
    report.add(result);
  }
  const failures = results.filter(result => !result.ok).length;
  if (results.length === 0 || (code !== 0 && failures === 0)) {
    await page.screenshot({ path: join(run.shots, 'suite-did-not-run.png') }).catch(firstLine);
    report.add({
      title: 'the suite runs in the extension host',
      ok: false,
      duration: 0,
      error: `It ended with ${code ?? `nothing within ${limit} ms`}. The workbench's log:\n${consoleLines.slice(-40).join('\n')}`,
    });
  }
}

function readResults(file: string): TestResult[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestResult[]) : [];
}

function emptyExtension(run: RunFolder): string {
  const folder = join(run.folder, 'empty-extension');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'empty', publisher: 'cairoscope', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
