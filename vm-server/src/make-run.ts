import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HintConversation, HintLoadError } from '../../python-bridge/src/index.ts';
import { CairoVm, type Program, type VmOptions } from '../../vm-core/src/index.ts';
import type { CommandContext } from './commands/command.ts';

/**
 * Makes the VM that the owner works with from now on; its hints go to the owner.
 * @param cwd where the names of files in the debug information start from
 * @throws VmException if a hint does not compile
 */
export async function makeRun(
  context: CommandContext,
  program: Program,
  options: VmOptions,
  cwd: string,
): Promise<CairoVm> {
  const { transport } = context;
  const interpreter = { transport, lastWords: '', keepAlive: () => undefined };
  const conversation = new HintConversation(interpreter, { sources: { cwd }, onOutput: () => undefined });
  const readSource = (file: string): string | undefined => readText(path.resolve(cwd, file));
  const vm = CairoVm.create(program, { readSource, ...options, hints: conversation });
  context.run = { vm, conversation, runner: vm };
  try {
    await conversation.load(program, {});
  } catch (error) {
    if (!(error instanceof HintLoadError)) throw error;
    throw vm.hintLoadException(error, vm.programBase.add(error.pc), error.hintIndex);
  }
  conversation.attach(vm);
  const runner = context.debugging?.runnerOf(vm, conversation);
  if (runner) context.run = { vm, conversation, runner };
  return vm;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Errors are told without the lines of the source.
    return undefined;
  }
}
