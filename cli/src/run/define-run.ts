import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext } from '../command-line.ts';
import { HINT_MODES } from '../hints.ts';
import { addToolchainOptions, parseBytes, parseCount } from '../option-values.ts';
import { addAccessOptions, checkAccess } from './access-flags.ts';
import { checkRunFlags } from './check-run-flags.ts';
import { runCommand } from './run-command.ts';
import { settingsOf, type RunFlags } from './run-flags.ts';

const HELP = `
Examples:
  cairoscope run examples/fibonacci.cairo --print-output
  cairoscope run program.json --layout small --program-input input.json --print-output
  cairoscope run program.json --trace-file trace.bin --memory-file memory.bin
  cairoscope run math.cairo --entrypoint add --args '[3, 4]'
  cairoscope run program.json --profile-output profile.pb.gz
  cairoscope run examples/storage.cairo --python-path examples --syscall-handler storage_handler:StorageHandler
  cairoscope run main.cairo --proof-mode --layout small --trace-file trace.bin --memory-file memory.bin \\
      --air-public-input public.json --air-private-input private.json

Options may also be written as cairo-run has them: --trace_file, --print_output …
Exit code: 0 the program ran to its end, 1 it failed, 2 the command line is wrong, 130 stopped by Ctrl-C.`;

/** Gives `cairoscope run` its options: those of cairo-run, and its own. */
export function define(command: Command, { terminal, done }: CommandContext): void {
  command.argument('[file]', 'the program');
  defineInput(command);
  defineRun(command);
  addAccessOptions(command);
  defineOutputs(command);
  defineForeign(command);
  command.addHelpText('after', HELP).action(async (file: string | undefined, flags: RunFlags) => {
    checkRunFlags(file, flags);
    await checkAccess(flags);
    done(await runCommand(settingsOf(file, flags), terminal));
  });
}

function defineInput(command: Command): void {
  command
    .optionsGroup('What runs:')
    .option('--program <file>', 'the program, as cairo-run names it')
    .option('-i, --program-input <file>', 'JSON that hints see as program_input')
    .option('--entrypoint <name>', 'the function to run; default: main')
    .option('--args <json>', 'its arguments: a JSON list in their order, or an object by their names')
    .option('--run-from-cairo-pie <file>', 'run a Cairo PIE (and check it: see --secure-run)');
  addToolchainOptions(command).addOption(
    new Option('--hints <where>', 'what runs the hints').choices(HINT_MODES).default('auto'),
  );
}

function defineRun(command: Command): void {
  command
    .optionsGroup('How it runs:')
    .option('-l, --layout <name>', 'which builtins there are; auto: the smallest layout that fits', 'auto')
    .option('--cairo-layout-params-file <file>', 'the parameters of --layout dynamic (JSON)')
    .addOption(
      new Option('--allow-missing-builtins [bool]', 'run although the layout lacks builtins of the program')
        .preset('True')
        .argParser(parsePythonBoolean),
    )
    .option('--proof-mode', 'run from __start__ and pad the run, so that it can be proven')
    .option('--secure-run', 'check that the run is safe for the bootloader (default, but for --proof-mode)')
    .option('--no-secure-run', 'do not check that')
    .option(
      '--steps <n>',
      'the number of instructions that the run must take, no more and no less',
      parseCount,
    )
    .option('--min-steps <n>', 'the number of instructions that the run takes at least', parseCount)
    .option('--no-end', 'stop after --steps, wherever the program is')
    .option('--debug-error', 'if the program fails, write the outputs up to there')
    .option('--max-memory <size>', 'memory that the run may use, such as 512MB or 2GB', parseBytes)
    .option(
      '--no-recording',
      'do not keep how the run went: less time and memory, but no trace, profile, proof or PIE',
    );
}

function defineOutputs(command: Command): void {
  command
    .optionsGroup('What is printed:')
    .option('-o, --print-output', 'print what the program wrote with the output builtin')
    .option('--print-memory', 'print every known memory cell')
    .option('--print-info', 'print the number of steps and the registers')
    .option('--print-segments', 'print where each segment starts in the memory file')
    .option('--relocate-prints', 'print addresses as one number, as they are in the memory file')
    .option('--json', 'print one JSON object that says how the run went; hints print to stderr')
    .option('--show-trace', 'with an error, print where in this command it came up')
    .optionsGroup('Files that are written:')
    .option('--trace-file <file>', 'the trace: ap, fp, pc of each step')
    .option('--memory-file <file>', 'the memory, sorted by address')
    .option('--air-public-input <file>', 'what the verifier sees (JSON)')
    .option('--air-private-input <file>', 'what else the prover needs (JSON)')
    .option('--cairo-pie-output <file>', 'the run as a Cairo PIE')
    .option('--merge-extra-segments', 'merge the extra segments of the PIE into one')
    .option('--debug-info-file <file>', 'source locations by relocated pc (JSON)')
    .option('--profile-output <file>', 'steps by call stack: pprof, or for Chrome if it ends in .cpuprofile');
}

/** What cairo-run has and makes no sense here. */
function defineForeign(command: Command): void {
  command
    .addOption(new Option('--tracer').hideHelp())
    .addOption(new Option('--flavor <name>').choices(['Debug', 'Release', 'RelWithDebInfo']).hideHelp());
}

/** The values that cairo-run takes. */
function parsePythonBoolean(text: string): boolean {
  if (text === 'True') return true;
  if (text === 'False') return false;
  throw new InvalidArgumentError('It must be True or False, or nothing; a file stands before it.');
}
