import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { addToolchainOptions, type ToolchainFlags } from '../option-values.ts';
import { compileCommand } from './compile-command.ts';

interface CompileFlags extends ToolchainFlags {
  readonly output?: string;
  readonly proofMode?: boolean;
  readonly debugInfo: boolean;
  readonly debugInfoWithSource?: true;
  readonly optUnusedFunctions?: boolean;
}

const HELP = `
Examples:
  cairoscope compile main.cairo
  cairoscope compile main.cairo -o build/main.json --cairo-path lib
  cairoscope compile main.cairo --proof-mode

Options may also be written as cairo-compile has them: --proof_mode, --no_debug_info …

Exit code: 0 it is compiled, 1 the source is wrong, 2 the command line is.`;

/** Gives `cairoscope compile` its options. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command
    .argument('<file>', 'the source')
    .option('-o, --output <file>', 'where the compiled program goes (default: beside the source)')
    .option('--proof-mode', 'call main from __start__, so that runs can be proven')
    .addOption(new Option('--no-proof-mode').hideHelp())
    .option('--no-debug-info', 'leave out the source locations: errors will name no lines')
    .option('--debug-info-with-source', 'add a copy of the sources')
    .option('--opt-unused-functions', 'leave out functions that nothing calls')
    .addOption(new Option('--no-opt-unused-functions').hideHelp());
  addToolchainOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: CompileFlags) => {
      const { output, python, cairoPath = [], proofMode, optUnusedFunctions: dropUnused } = flags;
      const debugInfo = flags.debugInfoWithSource ? 'sources' : flags.debugInfo ? 'locations' : 'none';
      done(
        await compileCommand({ file, output, python, cairoPath, proofMode, debugInfo, dropUnused }, terminal),
      );
    });
}
