import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { HINT_MODES, type HintMode } from '../hints.ts';
import { addToolchainOptions, type ToolchainFlags } from '../option-values.ts';
import { diffCommand } from './diff-command.ts';

interface DiffFlags extends ToolchainFlags {
  readonly traceFile?: readonly string[];
  readonly memoryFile?: readonly string[];
  readonly programInput?: readonly string[];
  readonly program?: string;
  readonly layout: string;
  readonly cairoLayoutParamsFile?: string;
  readonly proofMode?: true;
  readonly hints: HintMode;
  readonly json?: true;
}

const HELP = `
Each step's registers and the cells that its instruction reads and writes are compared, then the rest of memory. Without
a memory file only the registers are. A program that fails is compared as far as it came.

Examples:
  cairoscope diff program.json --trace-file trace.bin --memory-file memory.bin
  cairoscope diff old.json new.json
  cairoscope diff program.json --program-input a.json --program-input b.json
  cairoscope diff --trace-file a.trace --memory-file a.memory --trace-file b.trace --memory-file b.memory \\
      --program program.json

Exit code: 0 the runs are the same, 1 they differ, 2 the command line or a file is wrong, 130 stopped by Ctrl-C.`;

/** Gives `cairoscope diff` its options. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command
    .argument('[programs...]', 'one or two programs to run: .cairo or .json')
    .option('--trace-file <file>', 'a trace, of any VM, in the place of a run; may be given twice', collect)
    .option('--memory-file <file>', 'the memory file of that trace', collect)
    .option(
      '-i, --program-input <file>',
      'JSON that hints see as program_input; twice: of each run its own',
      collect,
    )
    .option('--program <file>', 'the compiled program of two traces, for the source lines')
    .option('-l, --layout <name>', 'which builtins there are; auto: the smallest layout that fits', 'auto')
    .option('--cairo-layout-params-file <file>', 'the parameters of --layout dynamic (JSON)')
    .option('--proof-mode', 'run as for a proof')
    .addOption(new Option('--hints <where>', 'what runs the hints').choices(HINT_MODES).default('auto'))
    .option('--json', 'print JSON');
  addToolchainOptions(command)
    .addHelpText('after', HELP)
    .action(async (programs: string[], flags: DiffFlags) => {
      const { traceFile = [], memoryFile = [], programInput = [], json = false, program, ...run } = flags;
      const settings = {
        programs,
        traces: traceFile,
        memories: memoryFile,
        inputs: programInput,
        program,
        run,
        json,
      };
      done(await diffCommand(settings, terminal));
    });
}

function collect(file: string, before: readonly string[] = []): string[] {
  return [...before, file];
}
