import type { Builtin, CellValue, Relocatable } from '../../../../vm-core/src/index.ts';
import type { Cursor } from './cursor.ts';
import { usesOp0, type ExecutedInstruction, type OperandRole } from './executed-instruction.ts';
import { writerOf, type Writer } from './writer.ts';

/** How a cell came to its value. */
export type Making =
  | { readonly how: 'copied'; readonly from: Relocatable }
  /** From the values of other cells, and maybe a number in the instruction. */
  | { readonly how: 'calculated' | 'deduced'; readonly from: readonly Relocatable[] }
  /** The number stands in the instruction. */
  | { readonly how: 'immediate' }
  /** A call keeps its caller's fp, or where to return to. */
  | { readonly how: 'call'; readonly word: 'fp' | 'return pc' }
  /** From outside of the instructions: loaded, or by a hint. */
  | { readonly how: 'given' };

/** A cell that a value went through. */
export interface OriginLink {
  readonly address: Relocatable;
  readonly value: CellValue;
  readonly writer: Writer;
  readonly making: Making;
}

/** Where a value comes from: the cell asked for, those that it was copied from, and last the one in which it was made. */
export interface Origin {
  readonly links: readonly OriginLink[];
  /** The cell with which the chain would go on, if it was cut. */
  readonly next: Relocatable | undefined;
}

/** A pointer that a loop passes on is copied in each of its rounds. */
const MOST_LINKS = 10_000;

/** @returns no links if the cell is unknown at the moment where the debugger stands */
export function originOf(cursor: Cursor, address: Relocatable, mostLinks = MOST_LINKS): Origin {
  const links: OriginLink[] = [];
  const seen = new Set<number>();
  let next: Relocatable | undefined = address;
  while (next && links.length < mostLinks && !seen.has(next.key)) {
    seen.add(next.key);
    const link = linkAt(cursor, next);
    if (link) links.push(link);
    next = link?.making.how === 'copied' ? link.making.from : undefined;
  }
  return { links, next: next && !seen.has(next.key) ? next : undefined };
}

/** The cell with its writer; undefined if it is unknown. */
export function linkAt(cursor: Cursor, address: Relocatable): OriginLink | undefined {
  const value = cursor.view.memory.get(address);
  const writer = writerOf(cursor, address);
  return value === undefined || writer === undefined
    ? undefined
    : { address, value, writer, making: makingOf(writer, address) };
}

function makingOf(writer: Writer, address: Relocatable): Making {
  switch (writer.kind) {
    case 'instruction':
      return madeBy(writer.executed, writer.operand);
    case 'builtin':
      return { how: 'deduced', from: inputsOf(writer.builtin, address) };
    case 'loaded':
    case 'hint':
    case 'owner':
      return { how: 'given' };
  }
}

/** The assertion `dst = res` writes the one of its cells that was unknown. */
function madeBy(executed: ExecutedInstruction, written: OperandRole | undefined): Making {
  const { instruction, operands } = executed;
  const { opcode, res, op1Source } = instruction;
  if (opcode === 'call') return { how: 'call', word: written === 'dst' ? 'fp' : 'return pc' };
  const hasImmediate = op1Source === 'imm';
  if (opcode === 'assert-eq' && res === 'op1') {
    if (written === 'dst' && hasImmediate) return { how: 'immediate' };
    const from = written === 'dst' ? operands.op1 : operands.dst;
    if (from) return { how: 'copied', from };
  }
  const inputs = (['dst', 'op0', 'op1'] as const).filter(
    role =>
      role !== written && !(role === 'op1' && hasImmediate) && !(role === 'op0' && !usesOp0(instruction)),
  );
  return { how: 'calculated', from: inputs.flatMap(role => operands[role] ?? []) };
}

function inputsOf({ cellsPerInstance, inputCells }: Builtin, address: Relocatable): Relocatable[] {
  const instance = address.add(-(address.offset % cellsPerInstance));
  return Array.from({ length: inputCells }, (_, index) => instance.add(index));
}
