import { relocatable, type Pair } from '../../../python-bridge/src/index.ts';
import {
  functionSignature,
  type CairoVm,
  type Relocatable,
  type RunOptions,
} from '../../../vm-core/src/index.ts';
import type { OwnedRun } from '../owned-run.ts';
import type { Reply } from '../reply.ts';
import { runOf, type Command } from './command.ts';

export interface RunArguments {
  /** At most this many steps; null: without end. */
  readonly maxSteps: number | null;
  /** Where to stop: a function by its name, a place in the program, an address. */
  readonly until?: string | number | Pair | null;
  /** Does the run go on at its end, where it fails if it is not for a proof? Default: no. */
  readonly pastEnd?: boolean;
}

/** Runs, and says why it stopped: a pause is an ordinary value. */
export const run: Command<RunArguments> = async ({ maxSteps, until = null, pastEnd = false }, context) => {
  const owned = runOf(context);
  const options = { pastEnd, ...(maxSteps !== null && { maxSteps }) };
  return until === null
    ? replyOf(await owned.runner.run(options))
    : runUntil(owned, placeOf(owned.vm, until), options);
};

/** Stops before the hints of the pc. */
async function runUntil({ vm, runner }: OwnedRun, pc: Relocatable, options: RunOptions): Promise<Reply> {
  const pastEnd = options.pastEnd === true && !pc.equals(vm.finalPc);
  vm.stopPcs.add(pc);
  try {
    const shouldStop = ({ hintIndex }: { hintIndex: number }): boolean => hintIndex === 0 && vm.pc.equals(pc);
    return replyOf(await runner.run({ ...options, pastEnd, shouldStop }));
  } finally {
    vm.stopPcs.delete(pc);
  }
}

function placeOf(vm: CairoVm, until: string | number | Pair): Relocatable {
  if (typeof until === 'string') return vm.programBase.add(functionSignature(vm.program, until).pc);
  return typeof until === 'number' ? vm.programBase.add(until) : relocatable(until);
}

function replyOf(stop: Awaited<ReturnType<CairoVm['run']>>): Reply {
  if (stop.reason === 'error') throw stop.error;
  return { value: stop.reason === 'breakpoint' ? 'until' : stop.reason };
}
