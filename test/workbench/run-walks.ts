import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './browser.ts';
import { startServer, type Server, type ServerOptions } from '../../scripts/workbench/server.mjs';
import { WorkbenchPage } from './pages/workbench-page.ts';
import type { Report } from './report.ts';
import { repository, type RunFolder } from './run-folder.ts';
import { firstLine } from './until.ts';
import { attachWalk } from './walks/attach.ts';
import { compileErrorWalk } from './walks/compile-error.ts';
import { configuredWalk } from './walks/configured.ts';
import { debuggingWalk } from './walks/debugging.ts';
import { failureWalk } from './walks/failure.ts';
import { memoryWalk } from './walks/memory.ts';
import { timeTravelWalk } from './walks/time-travel.ts';
import { postMortemWalk } from './walks/post-mortem.ts';
import type { Walk } from './walks/walk.ts';

const walks: Record<string, Walk> = {
  debugging: debuggingWalk,
  failure: failureWalk,
  memory: memoryWalk,
  'time-travel': timeTravelWalk,
  attach: attachWalk,
  'compile-error': compileErrorWalk,
  // The last: they leave a launch.json, which the others do without.
  configured: configuredWalk,
  'post-mortem': postMortemWalk,
};

export interface WalkOptions {
  /** The browser's executable. */
  browser: string;
  server: ServerOptions;
  run: RunFolder;
  report: Report;
  only: string | undefined;
  /** The folder of the documentation's pictures, if they are wanted. */
  pictures: string | undefined;
}

/** All walks use one server, started as `npm start` does; each has a browser profile of its own. */
export async function runWalks({ server: options, only, ...rest }: WalkOptions): Promise<void> {
  const server = await startServer(options);
  try {
    for (const [name, walk] of Object.entries(walks)) {
      if (only === undefined || name.includes(only)) {
        await runWalk(name, walk, { server, ...rest });
      }
    }
  } finally {
    await server.stop();
  }
}

type OneWalkOptions = Omit<WalkOptions, 'server' | 'only'> & { server: Server };

/** The steps of a walk build on one another: after one that fails the rest is left out. */
async function runWalk(
  name: string,
  walk: Walk,
  { browser, server, run, report, pictures }: OneWalkOptions,
): Promise<void> {
  const context = await startBrowser({ executable: browser, profile: join(run.folder, 'profiles', name) });
  const workbench = new WorkbenchPage(context.pages()[0] ?? (await context.newPage()), join(run.shots, name));
  const onError = async () => {
    const file = await workbench.screenshot('FAILED').catch(firstLine);
    const said = await workbench.messages().catch(() => []);
    return `The workbench says: ${JSON.stringify(said)}; picture: ${file}`;
  };
  const step = async (title: string, body: () => Promise<void>) => {
    if (!(await report.run(`${name}: ${title}`, body, onError))) {
      throw new StepFailed();
    }
  };
  try {
    await step('the workbench opens with the examples', () => workbench.open(server.address));
    const picture = async (name: string, take = () => workbench.screenshot('picture')) => {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      copyFileSync(await take(), join(pictures, `${name}.png`));
    };
    await walk({ workbench, step, workspace: run.workspace, repository, picture });
  } catch (error) {
    if (!(error instanceof StepFailed)) {
      throw error;
    }
  } finally {
    await context.close();
  }
}

/** The report has the error already. */
class StepFailed extends Error {}
