import { entryPc, findLayout, Program, type CairoVm } from '../../../vm-core/src/index.ts';
import { relocatable, type Pair } from '../../../python-bridge/src/index.ts';
import { makeRun } from '../make-run.ts';
import { cellJson, pair } from '../reply.ts';
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
  readonly cwd: string;
}

/** Makes a VM that has its segments, and is entered later. */
export const layOut: Command<LayOutArguments> = async ({ cwd, ...options }, context) => {
  if (context.program === undefined) throw new Error('There is no program yet.');
  const vm = await makeRun(context, context.program, { ...options, entry: 'later' }, { cwd });
  const { programBase, executionBase, program } = vm;
  return {
    value: {
      ...{ programBase: pair(programBase), executionBase: pair(executionBase) },
      ...{ programBuiltins: program.builtins, programSize: program.data.length },
      stacks: vm.builtins.map(builtin => [builtin.name, builtin.initialStack().map(cellJson)]),
    },
  };
};

/** Enters at main, or at a function that stands for it. */
export const enterMain: Command<{ readonly name: string | null }> = ({ name }, context) => {
  const { vm } = runOf(context);
  vm.enterMain(name ?? undefined);
  return entered(vm);
};

/** Enters at a pc of the program; `args` are the cells on the stack: felts as text, and pointers. */
export const enterFunction: Command<{
  readonly pc: number;
  readonly args: readonly (string | Pair)[];
}> = ({ pc, args }, context) => {
  const { vm } = runOf(context);
  const cells = args.map(cell => (typeof cell === 'string' ? BigInt(cell) : relocatable(cell)));
  vm.enterFunction({ function: pc, args: cells, typed: false });
  return entered(vm);
};

function entered({ initialFp, finalPc }: CairoVm): { value: unknown } {
  return { value: { initialFp: pair(initialFp), finalPc: pair(finalPc) } };
}
