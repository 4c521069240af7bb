import type { StdioTransport } from '../../../python-bridge/src/index.ts';
import type { OwnedRun } from '../owned-run.ts';
import type { Reply } from '../reply.ts';

/** What a command works on. */
export interface CommandContext {
  readonly transport: StdioTransport;
  readonly run: OwnedRun | undefined;
  setRun(run: OwnedRun): void;
}

/**
 * Does what a COMMAND frame asks. `args` is what `cairo_vm_py/api` sends with it: both come from one release, and the
 * version of the protocol has been compared. `payload`: the bytes after it.
 */
export type Command<Args> = (
  args: Args,
  context: CommandContext,
  payload: Uint8Array,
) => Reply | Promise<Reply>;

/** @throws Error if the owner has not made a VM yet */
export function runOf({ run }: CommandContext): OwnedRun {
  if (run === undefined) throw new Error('There is no VM yet.');
  return run;
}
