import { delimiter } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { HINT_MODES, type CompileSettings, type HintMode, type RunSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** What the parsed command line sets off. Each returns the exit code. */
export interface Actions {
  run(settings: RunSettings): Promise<number>;
  compile(settings: CompileSettings): Promise<number>;
}

interface RunFlags {
  readonly layout: string;
  readonly hints: HintMode;
  readonly python?: string;
  readonly programInput?: string;
  readonly cairoPath?: string;
  readonly steps?: number;
  readonly printOutput?: true;
  readonly printMemory?: true;
  readonly printInfo?: true;
  readonly relocatePrints?: true;
  readonly traceFile?: string;
  readonly memoryFile?: string;
}

interface CompileFlags {
  readonly output?: string;
  readonly python?: string;
  readonly cairoPath?: string;
}

const RUN_HELP = `
Examples:
  cairoscope run examples/fibonacci.cairo --print-output
  cairoscope run program.json --layout small --program-input input.json --print-output
  cairoscope run program.json --trace-file trace.bin --memory-file memory.bin

Options may also be written as cairo-run has them: --trace_file, --print_output …
Exit code: 0 the program ran to its end, 1 it failed, 2 the command line is wrong, 130 stopped by Ctrl-C.`;

/** Builds the parser. It throws CommanderError instead of ending the process. */
export function makeCommandLine(
  version: string,
  terminal: Terminal,
  actions: Actions,
  done: (exitCode: number) => void,
): Command {
  const program = new Command('cairoscope')
    .description('Runs Cairo programs, with their Python hints.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(--help lists the commands and options)')
    .configureOutput({ writeOut: text => terminal.stdout(text), writeErr: text => terminal.stderr(text) })
    .exitOverride();

  program
    .command('run')
    .description('run a program: a .cairo source (compiled on the fly) or a compiled .json')
    .argument('<file>', 'the program')
    .option('-l, --layout <name>', 'which builtins there are; auto: the smallest layout that fits', 'auto')
    .option('-i, --program-input <file>', 'JSON that hints see as program_input')
    .option('-o, --print-output', 'print what the program wrote with the output builtin')
    .option('--print-memory', 'print every known memory cell')
    .option('--print-info', 'print the number of steps and the registers')
    .option('--relocate-prints', 'print addresses as one number, as they are in the memory file')
    .option('--trace-file <file>', 'write the trace: ap, fp, pc of each step')
    .option('--memory-file <file>', 'write the memory, sorted by address')
    .option(
      '--steps <n>',
      'the number of instructions that the run must take, no more and no less',
      parseSteps,
    )
    .addOption(new Option('--hints <where>', 'what runs the hints').choices(HINT_MODES).default('auto'))
    .option('--python <path>', 'the Python that runs hints and the compiler (3.9 or later)')
    .option('--cairo-path <folders>', `where imports are looked for, separated by "${delimiter}"`)
    .addHelpText('after', RUN_HELP)
    .action(async (file: string, flags: RunFlags) => {
      done(
        await actions.run({
          file,
          layout: flags.layout,
          hints: flags.hints,
          python: flags.python,
          programInput: flags.programInput,
          cairoPath: splitPath(flags.cairoPath),
          steps: flags.steps,
          printOutput: flags.printOutput ?? false,
          printMemory: flags.printMemory ?? false,
          printInfo: flags.printInfo ?? false,
          relocatePrints: flags.relocatePrints ?? false,
          traceFile: flags.traceFile,
          memoryFile: flags.memoryFile,
        }),
      );
    });

  program
    .command('compile')
    .description('compile a .cairo source to .json')
    .argument('<file>', 'the source')
    .option('-o, --output <file>', 'where the compiled program goes (default: beside the source)')
    .option('--python <path>', 'the Python that runs the compiler (3.9 or later)')
    .option('--cairo-path <folders>', `where imports are looked for, separated by "${delimiter}"`)
    .action(async (file: string, flags: CompileFlags) => {
      done(
        await actions.compile({
          file,
          output: flags.output,
          python: flags.python,
          cairoPath: splitPath(flags.cairoPath),
        }),
      );
    });

  for (const command of program.commands) command.showHelpAfterError('(--help lists the options)');
  return program;
}

/** Lets options be written with cairo-run's underscores: --trace_file=x is --trace-file=x. */
export function normalizeOptions(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    if (!arg.startsWith('--') || (end >= 0 && index >= end)) return arg;
    const [name = arg, ...value] = arg.split('=');
    return [name.replaceAll('_', '-'), ...value].join('=');
  });
}

function parseSteps(text: string): number {
  const steps = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(steps)) {
    throw new InvalidArgumentError('It must be a whole number, for instance 1000.');
  }
  return steps;
}

function splitPath(text: string | undefined): string[] {
  return (text ?? '').split(delimiter).filter(folder => folder !== '');
}
