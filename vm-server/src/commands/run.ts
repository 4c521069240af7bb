import { failure } from '../reply.ts';
import { runOf, type Command } from './command.ts';

export interface RunArguments {
  /** At most this many steps; null: without end. */
  readonly maxSteps: number | null;
}

/** Runs, and says why it stopped: a pause is an ordinary value. */
export const run: Command<RunArguments> = async ({ maxSteps }, context) => {
  const stop = await runOf(context).vm.run(maxSteps === null ? {} : { maxSteps });
  if (stop.reason === 'error') return { error: failure(stop.error) };
  return { value: stop.reason };
};
