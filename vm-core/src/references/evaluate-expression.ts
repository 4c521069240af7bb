import type { CairoType } from '../expressions/cairo-type.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type { NameSite, Program } from '../program/program.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { evaluateReference, type EvaluationRegisters, type ReadableMemory } from './evaluate.ts';
import { lower } from './lower.ts';

/** A value as the debugger shows it. A struct has an address and no value of its own. */
export interface TypedValue {
  readonly type: CairoType;
  /** undefined: the cell is unknown (or the type is a struct). */
  readonly value: CellValue | undefined;
  readonly address: Relocatable | undefined;
}

/**
 * Evaluates what a person typed: names, members, registers, `[fp - 3]`, casts, subscripts.
 * @throws ExpressionSyntaxError or NameError that says what is wrong with it.
 */
export function evaluateExpression(
  program: Program,
  site: NameSite,
  text: string,
  registers: EvaluationRegisters & { readonly pc?: Relocatable },
  memory: ReadableMemory,
): TypedValue {
  if (text.trim() === 'pc' && registers.pc) {
    return { type: { kind: 'felt' }, value: registers.pc, address: undefined };
  }
  const { value, type } = lower(program, site, parseExpression(text));
  if (value.kind !== 'deref') {
    return { type, value: evaluateReference(value, registers, memory), address: undefined };
  }
  const at = evaluateReference(value.address, registers, memory);
  const address = at instanceof Relocatable ? at : undefined;
  const isCell = type.kind !== 'struct' && type.kind !== 'tuple';
  return { type, value: isCell && address ? memory.get(address) : undefined, address };
}
