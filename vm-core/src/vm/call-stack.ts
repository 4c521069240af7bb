import { isCall } from '../instruction/decode.ts';
import type { ViewedMemory } from '../recording/machine-view.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from './exact-step.ts';

/** A function that is running. */
export interface CallFrame {
  /** The instruction that runs next (innermost frame) or the call instruction that made the next inner frame. */
  readonly pc: Relocatable;
  /** ap when the instruction at `pc` starts: of a caller, the callee's fp - 2. */
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}

/**
 * The running functions, innermost first, found as cairo-lang finds them (get_traceback_entries in
 * vm/virtual_machine_base.py): [fp - 2] holds the caller's fp, [fp - 1] the return pc.
 */
export function* callFrames(memory: Pick<ViewedMemory, 'get'>, registers: Registers): Generator<CallFrame> {
  yield { pc: registers.pc, ap: registers.ap, fp: registers.fp };
  let fp = registers.fp;
  // A deep recursion returns to few places, and decoding is most of the work.
  const calls = new Map<number, Relocatable | undefined>();
  for (;;) {
    const callerFp = memory.get(fp.add(-2));
    const returnPc = memory.get(fp.add(-1));
    if (!(callerFp instanceof Relocatable) || !(returnPc instanceof Relocatable) || callerFp.equals(fp))
      return;
    if (!calls.has(returnPc.key)) calls.set(returnPc.key, callBefore(memory, returnPc));
    const pc = calls.get(returnPc.key);
    if (pc === undefined) return;
    yield { pc, ap: fp.add(-2), fp: callerFp };
    fp = callerFp;
  }
}

/** The call instruction that ends at `returnPc`: of one word or of two. In rare cases both would fit. */
export function callBefore(
  memory: Pick<ViewedMemory, 'get'>,
  returnPc: Relocatable,
): Relocatable | undefined {
  const last = memory.get(returnPc.add(-1));
  if (typeof last !== 'bigint') return undefined;
  if (isCall(last, false)) return returnPc.add(-1);
  const beforeLast = memory.get(returnPc.add(-2));
  return typeof beforeLast === 'bigint' && isCall(beforeLast, true) ? returnPc.add(-2) : undefined;
}
