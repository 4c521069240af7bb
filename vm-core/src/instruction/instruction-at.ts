import type { ViewedMemory } from '../recording/machine-view.ts';
import type { Relocatable } from '../relocatable.ts';
import { decodeInstruction } from './decode.ts';
import type { Instruction } from './instruction.ts';

/** The instruction at an address; undefined if there is none. */
export function instructionAt(memory: Pick<ViewedMemory, 'get'>, pc: Relocatable): Instruction | undefined {
  const word = memory.get(pc);
  if (typeof word !== 'bigint') return undefined;
  try {
    return decodeInstruction(word, typeof memory.get(pc.add(1)) === 'bigint');
  } catch {
    return undefined;
  }
}
