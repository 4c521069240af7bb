import type { Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { addToolchainOptions, type ToolchainFlags } from '../option-values.ts';
import { infoCommand } from './info-command.ts';

interface InfoFlags extends ToolchainFlags {
  readonly json?: true;
}

const HELP = `
Examples:
  cairoscope info program.json
  cairoscope info program.json --json | jq '.functions[].name'`;

/** Gives `cairoscope info` its options. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command.argument('<file>', 'a .cairo source or a compiled .json').option('--json', 'print JSON');
  addToolchainOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: InfoFlags) => {
      const { python, cairoPath = [], json = false } = flags;
      done(await infoCommand({ file, python, cairoPath, json }, terminal));
    });
}
