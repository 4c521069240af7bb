import {
  evaluateExpression,
  type Hint,
  type Registers,
  type Relocatable,
} from '../../../../vm-core/src/index.ts';
import type { Cursor } from './cursor.ts';

/** A write of which it is known only at which step it was. */
export interface WriteAtStep {
  readonly cursor: Cursor;
  readonly address: Relocatable;
  /** Before the step. */
  readonly registers: Registers;
  /** Those of its pc. */
  readonly hints: readonly Hint[];
  /** Is the cell an operand of the step's instruction, which could have written it too? */
  readonly isOperand: boolean;
}

/**
 * Which of the hints before an instruction wrote a cell, as far as their text tells; undefined if none seems to. For runs of
 * which no log of hints is kept, such as those that were read from files.
 */
export function likelyHint({
  cursor,
  address,
  registers,
  hints,
  isOperand,
}: WriteAtStep): number | undefined {
  const naming = hints.findIndex(hint => assignmentLine(cursor, hint, registers, address) !== undefined);
  if (naming >= 0) return naming;
  return isOperand || hints.length === 0 ? undefined : hints.length - 1;
}

/** An assignment of Python to a Cairo name, as `ids.a.b = …`, or to a cell, as `memory[fp + 1] = …`. */
const ASSIGNMENT = /\bids\.([A-Za-z_][\w.]*)\s*=(?!=)|\bmemory\[((?:ap|fp)(?:\s*[+-]\s*\d+)?)\]\s*=(?!=)/g;

/**
 * The line of the hint's code, from 0, that assigns to the cell by its name or by a register.
 * @returns undefined if there is none, or several
 */
export function assignmentLine(
  cursor: Cursor,
  hint: Hint,
  registers: Registers,
  address: Relocatable,
): number | undefined {
  const lines = hint.code.split('\n').flatMap((text, index) => {
    const targets = [...text.matchAll(ASSIGNMENT)].map(([, name, cell]) => name ?? `[${cell}]`);
    return targets.some(target => isAt(cursor, hint, registers, target, address)) ? [index] : [];
  });
  return lines.length === 1 ? lines[0] : undefined;
}

function isAt(
  { vm, view }: Cursor,
  hint: Hint,
  registers: Registers,
  expression: string,
  address: Relocatable,
): boolean {
  const program = vm.programs.find(registers.pc)?.program ?? vm.program;
  try {
    const found = evaluateExpression(program, hint, expression, registers, view.memory);
    return address.equals(found.address);
  } catch {
    return false;
  }
}
