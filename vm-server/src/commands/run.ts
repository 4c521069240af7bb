import { relocatable, type Pair } from '../../../python-bridge/src/index.ts';
import { functionSignature, type CairoVm, type Relocatable } from '../../../vm-core/src/index.ts';
import { failure, type Reply } from '../reply.ts';
import { runOf, type Command } from './command.ts';

export interface RunArguments {
  /** At most this many steps; null: without end. */
  readonly maxSteps: number | null;
  /** Where to stop: a function by its name, a place in the program, an address. */
  readonly until?: string | number | Pair | null;
}

/** Runs, and says why it stopped: a pause is an ordinary value. */
export const run: Command<RunArguments> = async ({ maxSteps, until = null }, context) => {
  const { vm } = runOf(context);
  const steps = maxSteps === null ? {} : { maxSteps };
  return until === null ? replyOf(await vm.run(steps)) : runUntil(vm, placeOf(vm, until), steps);
};

/** Stops before the hints of the pc. */
async function runUntil(vm: CairoVm, pc: Relocatable, steps: { maxSteps?: number }): Promise<Reply> {
  vm.stopPcs.add(pc);
  try {
    const shouldStop = ({ hintIndex }: { hintIndex: number }): boolean => hintIndex === 0 && vm.pc.equals(pc);
    return replyOf(await vm.run({ ...steps, shouldStop }));
  } finally {
    vm.stopPcs.delete(pc);
  }
}

function placeOf(vm: CairoVm, until: string | number | Pair): Relocatable {
  if (typeof until === 'string') return vm.programBase.add(functionSignature(vm.program, until).pc);
  return typeof until === 'number' ? vm.programBase.add(until) : relocatable(until);
}

function replyOf(stop: Awaited<ReturnType<CairoVm['run']>>): Reply {
  if (stop.reason === 'error') return { error: failure(stop.error) };
  return { value: stop.reason === 'breakpoint' ? 'until' : stop.reason };
}
