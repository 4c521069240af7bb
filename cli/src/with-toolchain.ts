import { ToolchainError } from '../../toolchain/src/index.ts';
import { CliError } from './cli-error.ts';

/** Calls what uses the toolchain; its errors are for the user. */
export async function withToolchain<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw error instanceof ToolchainError ? new CliError(error.message) : error;
  }
}
