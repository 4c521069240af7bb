import { Debugging } from '../debugging.ts';
import { PythonError } from '../../../vm-core/src/index.ts';
import type { Command } from './command.ts';

export interface DebugArguments {
  /** The port of 127.0.0.1 to serve editors on; null: serve them no more. */
  readonly port: number | null;
  /** Does the first run wait for an editor? */
  readonly wait: boolean;
  /** Where the names of files in the debug information start from. */
  readonly cwd: string;
}

/**
 * Lets editors attach to the VMs that are made from now on, and gives the port. The debugger is loaded only here: few
 * owners need it.
 */
export const debug: Command<DebugArguments> = async ({ port, ...args }, context) => {
  await context.debugging?.close();
  context.debugging = undefined;
  if (port === null) return {};
  const { AttachServer, AttachService } = await import('../../../debug-adapter/src/index.ts');
  const service = new AttachService(args);
  const server = await AttachServer.listen(service, port).catch((error: unknown) => {
    throw cannotListen(error, port);
  });
  const debugging = new Debugging(service, server);
  context.debugging = debugging;
  return { value: debugging.port };
};

function cannotListen(error: unknown, port: number): PythonError {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = isTaken ? 'another program listens there' : String(error);
  return new PythonError('OSError', `Nobody can attach on port ${port} of 127.0.0.1: ${reason}.`);
}
