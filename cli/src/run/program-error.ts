import { ArgumentError, VmException } from '../../../vm-core/src/index.ts';
import { CliError, usageError } from '../cli-error.ts';

/** The program's fault, not this command's: its text is for the user, without a stack trace. */
export class ProgramFailure extends CliError {
  override get text(): string {
    return this.cause instanceof VmException ? this.message : `Error: ${this.message}`;
  }
}

/** Calls what may find something wrong with the program. */
export function callProgram<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw programError(error);
  }
}

/** What is thrown for an error that the VM threw. */
export function programError(error: unknown): unknown {
  if (error instanceof ArgumentError) return usageError(error.message);
  if (!(error instanceof Error) || error instanceof TypeError) return error;
  return new ProgramFailure(error.message, { cause: error });
}
