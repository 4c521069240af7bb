import type { Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { addToolchainOptions, type ToolchainFlags } from '../option-values.ts';
import { compileCommand } from './compile-command.ts';

interface CompileFlags extends ToolchainFlags {
  readonly output?: string;
  readonly proofMode?: true;
}

const HELP = `
Examples:
  cairoscope compile main.cairo
  cairoscope compile main.cairo -o build/main.json --cairo-path lib

Exit code: 0 it is compiled, 1 the source is wrong, 2 the command line is.`;

/** Gives `cairoscope compile` its options. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command
    .argument('<file>', 'the source')
    .option('-o, --output <file>', 'where the compiled program goes (default: beside the source)')
    .option('--proof-mode', 'add __start__ and __end__, so that the run can be proven');
  addToolchainOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: CompileFlags) => {
      const { output, proofMode = false, python, cairoPath = [] } = flags;
      done(await compileCommand({ file, output, proofMode, python, cairoPath }, terminal));
    });
}
