import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HintConversation, HintLoadError } from '../../python-bridge/src/index.ts';
import {
  AutoHints,
  CairoVm,
  NativeHints,
  type HintProcessor,
  type Program,
  type SourceReader,
  type VmOptions,
} from '../../vm-core/src/index.ts';
import type { CommandContext } from './commands/command.ts';
import { LateHints } from './late-hints.ts';
import type { OwnedRun } from './owned-run.ts';

export interface HintOptions {
  /** What runs hints; default: the owner. A debugger of the owner's has them all in Python, unless they must be native. */
  readonly hints?: 'auto' | 'native' | 'python';
  /** Names of variables that the owner gives to hints. */
  readonly given?: readonly string[];
}

/** What runs the hints of a VM. */
interface RunningHints {
  readonly processor: HintProcessor;
  /** Are there hints for the owner to run? */
  readonly needsOwner: boolean;
}

/**
 * Makes the VM that the owner works with from now on.
 * @param cwd where the names of files in the debug information start from
 * @throws VmException if a hint does not compile, UnknownHintsError if all must be native and some are not
 */
export async function makeRun(
  context: CommandContext,
  program: Program,
  options: VmOptions,
  hintOptions: HintOptions & { readonly cwd: string },
): Promise<CairoVm> {
  const run = layOutRun(context, program, options, hintOptions.cwd);
  await run.startHints(hintOptions);
  return run.vm;
}

/** Makes that VM without what runs its hints: `startHints` must come before its first step. */
export function layOutRun(
  context: CommandContext,
  program: Program,
  options: VmOptions,
  cwd: string,
): OwnedRun {
  const { transport } = context;
  const interpreter = { transport, lastWords: '', keepAlive: () => undefined };
  const conversation = new HintConversation(interpreter, { sources: { cwd }, onOutput: () => undefined });
  const readSource = (file: string): string | undefined => readText(path.resolve(cwd, file));
  const hints = new LateHints();
  const logHints = context.debugging !== undefined;
  const vm = CairoVm.create(program, { readSource, ...options, logHints, hints });
  conversation.attach(vm);
  const startHints = async (hintOptions: HintOptions): Promise<void> => {
    const isDebugged = context.debugging !== undefined && hintOptions.hints === 'auto';
    const wanted = isDebugged ? { ...hintOptions, hints: 'python' as const } : hintOptions;
    const { processor, needsOwner } = await hintsFor(program, wanted, conversation, readSource);
    hints.target = processor;
    // To compile hints takes a while, and those that run natively need it not.
    if (needsOwner) await load(vm, conversation);
    const runner = context.debugging?.runnerOf(vm, conversation);
    if (runner) context.run = { vm, conversation, runner, startHints };
  };
  context.run = { vm, conversation, runner: vm, startHints };
  return context.run;
}

async function hintsFor(
  program: Program,
  { hints = 'python', given }: HintOptions,
  owner: HintConversation,
  readSource: SourceReader,
): Promise<RunningHints> {
  switch (hints) {
    case 'native':
      return { processor: NativeHints.for(program, { readSource }), needsOwner: false };
    case 'python':
      return { processor: owner, needsOwner: program.hints.size > 0 };
    case 'auto': {
      const startPython = (): Promise<HintConversation> => Promise.resolve(owner);
      const auto = await AutoHints.start({ program, startPython, given, readSource });
      return { processor: auto, needsOwner: auto.python !== undefined };
    }
  }
}

async function load(vm: CairoVm, conversation: HintConversation): Promise<void> {
  try {
    await conversation.load(vm.program, {});
  } catch (error) {
    if (!(error instanceof HintLoadError)) throw error;
    throw vm.hintLoadException(error, vm.programBase.add(error.pc), error.hintIndex);
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Errors are told without the lines of the source.
    return undefined;
  }
}
