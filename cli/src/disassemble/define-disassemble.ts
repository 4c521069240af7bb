import type { Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { addToolchainOptions, type ToolchainFlags } from '../option-values.ts';
import { disassembleCommand } from './disassemble-command.ts';

interface DisassembleFlags extends ToolchainFlags {
  readonly function?: string;
  readonly json?: true;
}

const HELP = `
Each instruction has its pc, its words in hexadecimal and its text in Cairo, under the source line that it comes from.
A word that no Cairo instruction is compiled to is shown as "dw".

Examples:
  cairoscope disassemble program.json
  cairoscope disassemble examples/fibonacci.cairo --function main
  cairoscope disassemble program.json --json | jq '.instructions[] | select(.hints != [])'`;

/** Gives `cairoscope disassemble` its options. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command
    .argument('<file>', 'a .cairo source or a compiled .json')
    .option('-f, --function <name>', 'only this function, by its full name or the end of it')
    .option('--json', 'print JSON');
  addToolchainOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: DisassembleFlags) => {
      const { python, cairoPath = [], json = false } = flags;
      done(
        await disassembleCommand({ file, python, cairoPath, json, functionName: flags.function }, terminal),
      );
    });
}
