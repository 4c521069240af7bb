import { FELT, type CairoType } from '../expressions/cairo-type.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type { NameSite, Program } from '../program/program.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { evaluateReference, type EvaluationRegisters, type ReadableMemory } from './evaluate.ts';
import { evaluatorError, inOneLine, NameError } from './name-error.ts';
import { substituteNames } from './substitute-names.ts';
import { simplifyTypes } from './type-system.ts';
import type { Typed } from './typed.ts';
import { getStruct } from './types.ts';

/** A value as the debugger shows it. */
export interface TypedValue {
  readonly type: CairoType;
  /** undefined: the cell is unknown, or the type is a struct or tuple. */
  readonly value: CellValue | undefined;
  /** Where it stands in memory; undefined if it was calculated. */
  readonly address: Relocatable | undefined;
  /** Of a struct or tuple that stands nowhere in memory, such as `(1, x)`: its parts in order. */
  readonly parts?: readonly TypedValue[];
}

/** An expression with its names resolved at a site. @throws NameError that says in one line why it has no value */
export type PreparedExpression = (
  registers: EvaluationRegisters & { readonly pc?: Relocatable },
  memory: ReadableMemory,
) => TypedValue;

/**
 * Evaluates what a person typed: names, members, registers (pc too, alone), `[fp - 3]`, casts, subscripts, `&x`,
 * constants, `T.SIZE`. Casts to structs are allowed for everything that stands in memory.
 * @throws ExpressionSyntaxError or NameError that says in one line what is wrong with it
 */
export function evaluateExpression(
  program: Program,
  site: NameSite,
  text: string,
  registers: EvaluationRegisters & { readonly pc?: Relocatable },
  memory: ReadableMemory,
): TypedValue {
  return prepareExpression(program, site, text)(registers, memory);
}

/**
 * The first half of `evaluateExpression`, for many moments at one site.
 * @throws ExpressionSyntaxError or NameError that says in one line what is wrong with the text
 */
export function prepareExpression(program: Program, site: NameSite, text: string): PreparedExpression {
  const parsed = parseExpression(text);
  if (parsed.kind === 'identifier' && parsed.name === 'pc') {
    return ({ pc }) => ({ type: FELT, value: pc, address: undefined });
  }
  const typed = inOneLine(() => simplifyTypes(program, substituteNames(program, site, parsed), 'lenient'));
  return (registers, memory) => inOneLine(() => valueOf(program, typed, registers, memory));
}

function valueOf(
  program: Program,
  { value, type }: Typed,
  registers: EvaluationRegisters,
  memory: ReadableMemory,
): TypedValue {
  if (value.kind === 'tuple') {
    const types = partTypes(program, type);
    const parts = value.members.map((member, i) =>
      partValue(program, { value: member.value, type: types[i] ?? FELT }, registers, memory),
    );
    return { type, value: undefined, address: undefined, parts };
  }
  if (value.kind !== 'deref') {
    return { type, value: evaluateReference(value, registers, memory), address: undefined };
  }
  const address = evaluateReference(value.address, registers, memory);
  if (!(address instanceof Relocatable)) {
    throw evaluatorError(`${address} is a number and no address, so that nothing stands there.`);
  }
  const isWhole = type.kind === 'struct' || type.kind === 'tuple';
  return { type, value: isWhole ? undefined : memory.get(address), address };
}

/** A part that has no value leaves the others theirs. */
function partValue(
  program: Program,
  part: Typed,
  registers: EvaluationRegisters,
  memory: ReadableMemory,
): TypedValue {
  try {
    return valueOf(program, part, registers, memory);
  } catch (error) {
    if (!(error instanceof NameError)) throw error;
    return { type: part.type, value: undefined, address: undefined };
  }
}

function partTypes(program: Program, type: CairoType): readonly CairoType[] {
  if (type.kind === 'tuple') return type.members.map(member => member.type);
  if (type.kind !== 'struct') return [];
  return [...getStruct(program, type.name).members.values()].map(member => member.cairoType);
}
