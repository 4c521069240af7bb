import { HintConversation } from '../../../python-bridge/src/index.ts';
import { CairoVm, parseArguments, Program, type VmOptions } from '../../../vm-core/src/index.ts';
import { pair } from '../reply.ts';
import type { Command } from './command.ts';

export interface CreateArguments {
  readonly layout: string | null;
  readonly proofMode: boolean;
  readonly recording: boolean;
  readonly allowMissingBuiltins: boolean;
  readonly maxMemory: number | null;
  /** The function that runs instead of main: its name or pc; its arguments as JSON. */
  readonly entry: {
    readonly function: string | number;
    readonly args: string;
    readonly typed: boolean | null;
  } | null;
  /** Where the names of files in the debug information start from. */
  readonly cwd: string;
}

/** Makes the VM of this process: the payload is the text of the compiled program. */
export const create: Command<CreateArguments> = async (args, context, payload) => {
  if (context.run !== undefined) throw new Error('This process has its VM already.');
  const program = Program.parse(Buffer.from(payload).toString('utf8'));
  const { transport } = context;
  const interpreter = { transport, lastWords: '', keepAlive: () => undefined };
  const options = { sources: { cwd: args.cwd }, onOutput: () => undefined };
  const conversation = new HintConversation(interpreter, options);
  const vm = CairoVm.create(program, { ...vmOptions(args), hints: conversation });
  context.setRun({ vm, conversation });
  await conversation.load(program, {});
  conversation.attach(vm);
  const { programBase, executionBase, initialFp, finalPc, builtins } = vm;
  return {
    value: {
      ...{ programBase: pair(programBase), executionBase: pair(executionBase) },
      ...{ initialFp: pair(initialFp), finalPc: pair(finalPc) },
      builtins: builtins.map(({ name, base }) => [name, pair(base)]),
    },
  };
};

function vmOptions(args: CreateArguments): VmOptions {
  const { layout, maxMemory, entry, proofMode, recording, allowMissingBuiltins } = args;
  return {
    ...{ proofMode, recording, allowMissingBuiltins },
    ...(layout !== null && { layout }),
    ...(maxMemory !== null && { maxMemory }),
    ...(entry !== null && {
      entry: {
        function: entry.function,
        args: parseArguments(entry.args),
        ...(entry.typed !== null && { typed: entry.typed }),
      },
    }),
  };
}
