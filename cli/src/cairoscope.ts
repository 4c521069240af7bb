import { CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { ToolchainError } from '../../toolchain/src/index.ts';
import { CliError, EXIT } from './cli-error.ts';
import { makeCommandLine, normalizeOptions } from './command-line.ts';
import { compileCommand } from './compile-command.ts';
import { CompilationError } from './compile-source.ts';
import { runCommand } from './run-command.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command with these arguments (without node and script). Returns the exit code; throws nothing expected. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.ok;
  const commandLine = makeCommandLine(
    packageJson.version,
    terminal,
    {
      run: settings => runCommand(settings, terminal),
      compile: settings => compileCommand(settings, terminal),
    },
    code => {
      exitCode = code;
    },
  );
  try {
    await commandLine.parseAsync(normalizeOptions(args), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return reportError(error, terminal);
  }
  return exitCode;
}

function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof CompilationError) terminal.stderr(`${error.message}\n`);
  else if (error instanceof CliError || error instanceof ToolchainError)
    terminal.stderr(`Error: ${error.message}\n`);
  else throw error;
  return error instanceof CliError ? error.exitCode : EXIT.failed;
}
