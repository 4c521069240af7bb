import { PythonError } from '../../../vm-core/src/index.ts';
import { failure, type Reply } from '../reply.ts';
import { runOf, type CommandContext } from './command.ts';
import { create, type CreateArguments } from './create.ts';
import { functionResult } from './results.ts';

/** Makes a VM for a function, runs it to the end as cairo-lang's CairoFunctionRunner does, and gives what it returned. */
export async function call(
  args: CreateArguments,
  context: CommandContext,
  payload: Uint8Array,
): Promise<Reply> {
  await create(args, context, payload);
  const { vm, runner } = runOf(context);
  const stop = await runner.run();
  if (stop.reason === 'error') return { error: failure(stop.error, vm) };
  if (stop.reason !== 'end') {
    throw new PythonError(
      'RuntimeError',
      `The call was paused at step ${vm.step}: go on with run(), and take what it returns with result().`,
    );
  }
  await runner.end();
  return functionResult({}, context, payload);
}
