import { CommanderError } from 'commander';
import { version } from '../../package.json';
import { EXIT, isCliError } from './cli-error.ts';
import { makeCommandLine, normalizeOptions } from './command-line.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command with these arguments (without node and script). Returns the exit code; throws nothing expected. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.ok;
  const done = (code: number): void => {
    exitCode = code;
  };
  try {
    const commandLine = await makeCommandLine(args, version, { terminal, done });
    await commandLine.parseAsync(normalizeOptions(args), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!isCliError(error)) throw error;
    terminal.stderr(`${error.text}\n`);
    return error.exitCode;
  }
  return exitCode;
}
