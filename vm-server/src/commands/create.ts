import {
  mainPc,
  parseArguments,
  Program,
  ProgramError,
  smallestLayout,
  type FunctionEntry,
  type VmOptions,
} from '../../../vm-core/src/index.ts';
import { makeRun, type HintOptions } from '../make-run.ts';
import { namedArguments } from '../named-arguments.ts';
import { pair } from '../reply.ts';
import type { Command, CommandContext } from './command.ts';

export interface CreateArguments extends HintOptions {
  /** null: the smallest that has the builtins of the program; for a function all of them. */
  readonly layout: string | null;
  readonly proofMode: boolean;
  readonly recording: boolean;
  readonly allowMissingBuiltins: boolean;
  readonly maxMemory: number | null;
  /** The function that runs instead of main. */
  readonly entry: Entry | null;
  /** Where the names of files in the debug information start from. */
  readonly cwd: string;
}

interface Entry {
  /** Its name or pc. */
  readonly function: string | number;
  /** JSON: a list, or an object by names. */
  readonly args: string;
  /** JSON: an object with further arguments by name. */
  readonly named?: string;
  readonly typed: boolean | null;
}

/**
 * Makes a VM, with a memory of its own, in place of the one before. The payload is the text of the compiled program;
 * empty: the program of before. Without a main function and without an entry, there is a program but no VM.
 */
export const create: Command<CreateArguments> = async (args, context, payload) => {
  context.run = undefined;
  const program = programOf(context, payload);
  if (args.entry === null && !args.proofMode && !hasMain(program)) return { value: null };
  const vm = await makeRun(context, program, vmOptions(program, args), args);
  const { programBase, executionBase, initialFp, finalPc, builtins } = vm;
  return {
    value: {
      ...{ programBase: pair(programBase), executionBase: pair(executionBase) },
      ...{ initialFp: pair(initialFp), finalPc: pair(finalPc) },
      builtins: builtins.map(({ name, base }) => [name, pair(base)]),
    },
  };
};

/** @throws ProgramError if the text is no program, Error if there is none */
function programOf(context: CommandContext, payload: Uint8Array): Program {
  if (payload.length > 0) context.program = Program.parse(Buffer.from(payload).toString('utf8'));
  if (context.program === undefined) throw new Error('There is no program yet.');
  return context.program;
}

function hasMain(program: Program): boolean {
  try {
    mainPc(program);
    return true;
  } catch (error) {
    if (error instanceof ProgramError) return false;
    throw error;
  }
}

function vmOptions(program: Program, args: CreateArguments): VmOptions {
  const { maxMemory, entry, proofMode, recording, allowMissingBuiltins } = args;
  const layout = args.layout ?? (entry === null ? smallestLayout(program.builtins) : undefined);
  return {
    ...{ proofMode, recording, allowMissingBuiltins },
    ...(layout !== undefined && { layout }),
    ...(maxMemory !== null && { maxMemory }),
    ...(entry !== null && { entry: functionEntry(program, entry) }),
  };
}

function functionEntry(program: Program, entry: Entry): FunctionEntry {
  const { function: name, typed, named } = entry;
  const args = parseArguments(entry.args);
  return {
    function: name,
    args: named === undefined ? args : namedArguments(program, name, args, parseArguments(named)),
    ...(typed !== null && { typed }),
  };
}
