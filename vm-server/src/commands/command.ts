import type { StdioTransport } from '../../../python-bridge/src/index.ts';
import type { Program } from '../../../vm-core/src/index.ts';
import type { Debugging } from '../debugging.ts';
import type { OwnedRun } from '../owned-run.ts';
import type { Reply } from '../reply.ts';

/** What a command works on, and may change. */
export interface CommandContext {
  readonly transport: StdioTransport;
  /** The program that the owner sent last. */
  program: Program | undefined;
  run: OwnedRun | undefined;
  debugging: Debugging | undefined;
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
  if (run === undefined) {
    throw new Error('Nothing runs: the program has no main function. Its functions can be called.');
  }
  return run;
}
