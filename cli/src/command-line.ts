import { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** What a command needs besides its own options. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Takes the exit code. */
  done(exitCode: number): void;
}

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** The module that gives the command its options and its action. */
  load(): Promise<{ define(command: Command, context: CommandContext): void }>;
}

/** Only what the asked command needs is loaded: a short run should take little more than starting Node. */
const COMMANDS: readonly Entry[] = [
  {
    name: 'run',
    summary: 'run a program: a .cairo source (compiled on the fly), a compiled .json, or a Cairo PIE',
    load: () => import('./run/define-run.ts'),
  },
  {
    name: 'compile',
    summary: 'compile a .cairo source to .json',
    load: () => import('./compile/define-compile.ts'),
  },
  {
    name: 'disassemble',
    summary: 'list the instructions of a program',
    load: () => import('./disassemble/define-disassemble.ts'),
  },
  {
    name: 'info',
    summary: 'say what a compiled program contains',
    load: () => import('./info/define-info.ts'),
  },
  {
    name: 'diff',
    summary: 'find the first step at which two runs differ, of this VM or of any other',
    load: () => import('./diff/define-diff.ts'),
  },
];

const HELP = `
Start with:
  cairoscope run examples/fibonacci.cairo --print-output
  cairoscope help run`;

/** Builds the parser for these arguments. It throws CommanderError instead of ending the process. */
export async function makeCommandLine(
  args: readonly string[],
  version: string,
  context: CommandContext,
): Promise<Command> {
  const { terminal } = context;
  const program = new Command('cairoscope')
    .description('Runs Cairo programs, with their Python hints, and looks into them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ writeOut: text => terminal.stdout(text), writeErr: text => terminal.stderr(text) })
    .showHelpAfterError('(--help lists the commands and options)')
    .exitOverride()
    .addHelpText('after', HELP);
  for (const { name, summary, load } of COMMANDS) {
    const command = program
      .command(name)
      .description(summary)
      .showHelpAfterError('(--help lists the options)');
    if (args.includes(name)) (await load()).define(command, context);
  }
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
