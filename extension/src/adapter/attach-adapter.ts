import {
  DebugAdapterInlineImplementation,
  DebugAdapterServer,
  ProgressLocation,
  window,
  type DebugAdapterDescriptor,
  type DebugConfiguration,
} from 'vscode';
import { HOST } from '../configuration/attach-configuration.ts';
import { log } from '../log.ts';
import { EndedAdapter } from './ended-adapter.ts';
import { waitForPort } from './wait-for-port.ts';

/** How long a VM is waited for, in ms: whoever starts a debugger starts Python at about the same time. */
const PATIENCE = 30_000;

/** Connects to the debugger in the process of a VM that Python owns, and waits for it if it is not there yet. */
export async function attachAdapter(configuration: DebugConfiguration): Promise<DebugAdapterDescriptor> {
  const port = configuration['port'] as number;
  const owner = ownerOf(configuration['__restart']);
  const isThere = owner === undefined ? await waitForFirst(port) : await waitForNext(port, owner);
  return isThere
    ? new DebugAdapterServer(port, HOST)
    : new DebugAdapterInlineImplementation(new EndedAdapter());
}

/** @returns false if the person cancels. @throws Error if there is none */
async function waitForFirst(port: number): Promise<boolean> {
  const end = Date.now() + PATIENCE;
  const title = `Waiting for a VM of Python on port ${port}`;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const isThere = await waitForPort(port, () => !token.isCancellationRequested && Date.now() < end);
      if (isThere || token.isCancellationRequested) return isThere;
      throw new Error(
        `No VM listens on port ${port}. Start Python with the environment variable CAIROSCOPE_DEBUG=${port}, as in ` +
          `"CAIROSCOPE_DEBUG=${port} pytest -k one_test", or call cairo_vm_py.debug(${port}) before the VM is made.`,
      );
    },
  );
}

/** A VM has ended; its owner may make another one as long as it lives. */
async function waitForNext(port: number, owner: number): Promise<boolean> {
  const isThere = await waitForPort(port, () => isAlive(owner));
  if (!isThere) log().info(`The Python process ${owner} has ended, and the session with it.`);
  return isThere;
}

/** What a session is told when a VM ends: see `AttachServer.close` of the debug adapter. */
function ownerOf(restart: unknown): number | undefined {
  if (typeof restart !== 'object' || restart === null || !('owner' in restart)) return undefined;
  return typeof restart.owner === 'number' ? restart.owner : undefined;
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}
