import { decodeInstruction } from '../instruction/decode.ts';
import type { Instruction } from '../instruction/instruction.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import type { Place, RecordedMemory, StepRegisters } from './recorded-run.ts';

/** What an instruction does with a cell. */
export type CellRole = 'instruction' | 'immediate' | 'op0' | 'op1' | 'dst';

export interface AccessedCell {
  readonly role: CellRole;
  /** Undefined if it hangs on a pointer that is none. */
  readonly place: Place | undefined;
}

/** The cells of a step, inputs before the result; only the word itself if it is no instruction. */
export function accessedCells(memory: RecordedMemory, registers: StepRegisters): AccessedCell[] {
  const { pc } = registers;
  const cells: AccessedCell[] = [{ role: 'instruction', place: pc }];
  const instruction = instructionOf(memory.get(pc));
  if (instruction === undefined) return cells;
  const { op1Source, op0Register, dstRegister, offOp0, offOp1, offDst } = instruction;
  const op0 = placeAt(registers[op0Register], offOp0);
  cells.push({ role: 'op0', place: op0 });
  if (op1Source === 'imm') cells.push({ role: 'immediate', place: placeAt(pc, offOp1) });
  else {
    const base = op1Source === 'op0' ? pointerIn(memory, op0) : registers[op1Source];
    cells.push({ role: 'op1', place: placeAt(base, offOp1) });
  }
  cells.push({ role: 'dst', place: placeAt(registers[dstRegister], offDst) });
  return cells;
}

/** A program has few different instructions, and a run executes them often. */
const decoded = new Map<bigint, Instruction | undefined>();

/** The instruction of a word; undefined if it is none. */
export function instructionOf(word: CellValue | undefined): Instruction | undefined {
  if (typeof word !== 'bigint') return undefined;
  if (!decoded.has(word)) decoded.set(word, decode(word));
  return decoded.get(word);
}

function decode(word: bigint): Instruction | undefined {
  try {
    return decodeInstruction(word, true);
  } catch {
    return undefined;
  }
}

function placeAt(base: Place | undefined, offset: number): Place | undefined {
  return base instanceof Relocatable ? base.add(offset) : base === undefined ? undefined : base + offset;
}

function pointerIn(memory: RecordedMemory, place: Place | undefined): Place | undefined {
  const value = place === undefined ? undefined : memory.get(place);
  return typeof value === 'bigint' ? Number(value) : value;
}
