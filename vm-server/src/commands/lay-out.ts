import { entryPc, findLayout, Program, type CairoVm } from '../../../vm-core/src/index.ts';
import { relocatable, type Pair } from '../../../python-bridge/src/index.ts';
import { layOutRun } from '../make-run.ts';
import type { OwnedRun } from '../owned-run.ts';
import { cellJson, pair, type Reply } from '../reply.ts';
import { runOf, type Command } from './command.ts';

export interface LoadArguments {
  /** A layout that there must be. */
  readonly layout: string;
  /** A function or label that the program must have. */
  readonly entrypoint: string | null;
}

/** Takes the program, whose text is the payload. */
export const load: Command<LoadArguments> = ({ layout, entrypoint }, context, payload) => {
  const program = Program.parse(Buffer.from(payload).toString('utf8'));
  findLayout(layout);
  if (entrypoint !== null) entryPc(program, entrypoint);
  context.program = program;
  return {};
};

export interface LayOutArguments {
  readonly layout: string;
  readonly proofMode: boolean;
  /** Those of functions, or those that the program names. */
  readonly builtins: 'all' | 'named';
  /** Where the names of files in the debug information start from. */
  readonly cwd: string;
}

/** Makes a VM that has its segments, and is entered later. */
export const layOut: Command<LayOutArguments> = ({ cwd, ...options }, context) => {
  if (context.program === undefined) throw new Error('There is no program yet.');
  const { vm } = layOutRun(context, context.program, { ...options, entry: 'later' }, cwd);
  const { programBase, executionBase, program } = vm;
  return {
    value: {
      ...{ programBase: pair(programBase), executionBase: pair(executionBase) },
      ...{ programBuiltins: program.builtins, programSize: program.data.length },
      stacks: vm.builtins.map(builtin => [builtin.name, builtin.initialStack().map(cellJson)]),
    },
  };
};

/** What each way to enter is told: the names of the variables that the owner gives to hints. */
interface EnterArguments {
  readonly given: readonly string[];
}

/** Enters at main, or at a function that stands for it. */
export const enterMain: Command<EnterArguments & { readonly name: string | null }> = (
  { name, given },
  context,
) => enter(runOf(context), given, vm => vm.enterMain(name ?? undefined));

/** Enters at a pc of the program; `args` are the cells on the stack: felts as text, and pointers. */
export const enterFunction: Command<
  EnterArguments & { readonly pc: number; readonly args: readonly (string | Pair)[] }
> = ({ pc, args, given }, context) => {
  const cells = args.map(cell => (typeof cell === 'string' ? BigInt(cell) : relocatable(cell)));
  return enter(runOf(context), given, vm => vm.enterFunction({ function: pc, args: cells, typed: false }));
};

/** Compiles hints when the run is entered, as initialize_vm in cairo-lang (vm/cairo_runner.py). */
async function enter(
  { vm, startHints }: OwnedRun,
  given: readonly string[],
  action: (vm: CairoVm) => void,
): Promise<Reply> {
  action(vm);
  await startHints({ hints: 'auto', given });
  return { value: { initialFp: pair(vm.initialFp), finalPc: pair(vm.finalPc) } };
}
