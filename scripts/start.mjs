/**
 * `npm start`: sets everything up and opens VS Code with the extension loaded and the examples open: the VS Code of
 * this machine where its `code` command is on the PATH, else a workbench in the browser.
 */
import { join } from 'node:path';
import { build } from './build.mjs';
import { loadToolchain } from './python.mjs';
import { ensurePackages, main, root, stateFolder } from './setup.mjs';
import { findCode, openInBrowser, openInCode } from './workbench/desktop.mjs';
import { ensureExtension } from './workbench/extension.mjs';
import { ensureKit } from './workbench/kit.mjs';
import { parseStartOptions, usage } from './workbench/options.mjs';
import { freePort, thisPort } from './workbench/ports.mjs';
import { startServer } from './workbench/server.mjs';
import { Stages } from './workbench/stages.mjs';

/** The same port each time where it is free: a browser keeps a workbench's open editors and breakpoints by port. */
const usualPort = 41317;

const examples = join(root, 'examples');

async function start() {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return;
  }
  const code = options.browser ? undefined : findCode();
  const stages = new Stages(code === undefined ? 5 : 3);
  await stages.run('npm packages', ensurePackages);
  await stages.run('Build', () => build());
  const problem = await stages.run('Cairo compiler', ensureCompiler).then(() => undefined, asProblem);
  if (code === undefined) {
    await openBrowserWorkbench(stages, options, problem);
  } else {
    await openInCode(code, root, examples);
    console.log(`\nOpened a window of VS Code (${code}) with ${examples}.`);
    sayProblem(problem);
  }
}

/**
 * @param {Stages} stages
 * @param {import('./workbench/options.mjs').StartOptions} options
 * @param {string | undefined} problem
 */
async function openBrowserWorkbench(stages, options, problem) {
  const kit = await stages.run('VS Code workbench', say =>
    ensureKit(message => say(`installing (${message})`)),
  );
  const dataFolder = join(stateFolder, 'workbench-data');
  await stages.run('Extension', say => ensureExtension({ kit, dataFolder, say }));
  const port = options.port === undefined ? await freePort(usualPort) : await thisPort(options.port);
  const server = await startServer({ kit, dataFolder, workspace: examples, port });

  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      stopping = true;
      void server.stop();
    });
  }
  console.log(`\nVS Code ${kit.version} with the extension and the examples:\n\n    ${server.address}\n`);
  console.log('Open a program, press F5. Ctrl-C here ends the workbench.');
  sayProblem(problem);
  if (options.open) {
    openInBrowser(server.address);
  }
  const ending = await server.ended;
  if (!stopping) {
    throw new Error(ending);
  }
}

/**
 * Sets up the private Python environment of the compiler.
 *
 * @param {(message: string) => void} say
 */
async function ensureCompiler(say) {
  const { ensureCairoLang } = await loadToolchain();
  await ensureCairoLang({
    onProgress: ({ stage, fraction }) =>
      say(fraction === undefined ? stage : `${stage}, ${Math.round(fraction * 100)} %`),
  });
}

/**
 * Compiled programs can be debugged without the compiler, so its absence ends nothing. It is told at once and again at
 * the end, where it is seen.
 *
 * @param {Error} error
 */
function asProblem(error) {
  console.error(error.message);
  return error.message;
}

/** @param {string | undefined} problem */
function sayProblem(problem) {
  if (problem !== undefined) {
    console.error(`\nThe Cairo compiler is missing, so .cairo files cannot be debugged yet:\n${problem}`);
  }
}

main(start);
