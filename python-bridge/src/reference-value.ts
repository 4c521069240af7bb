import { evaluateReference, Relocatable, type CellValue, type Expression } from '../../vm-core/src/index.ts';

export interface Registers {
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}

interface ReadableMemory {
  get(address: Relocatable): CellValue | undefined;
}

/** The value of an expression; undefined if it has none (an unknown cell, a number for an address…). */
export type Evaluator = (registers: Registers, memory: ReadableMemory) => CellValue | undefined;

/**
 * Makes a quick evaluator of an expression without names. Nearly all are a register and a number, or a cell
 * found by them, and those are worth a closure of their own: they are evaluated for every run of a hint.
 */
export function makeEvaluator(expression: Expression): Evaluator {
  const place = registerPlusNumber(expression);
  if (place) {
    const { register, offset } = place;
    if (offset === 0) return registers => registers[register];
    return registers => registers[register].add(offset);
  }
  if (expression.kind === 'deref') {
    const address = makeEvaluator(expression.address);
    return (registers, memory) => {
      const at = address(registers, memory);
      return at instanceof Relocatable ? memory.get(at) : undefined;
    };
  }
  return (registers, memory) => {
    try {
      return evaluateReference(expression, registers, memory);
    } catch {
      // Why not is found out when the hint really uses the value.
      return undefined;
    }
  };
}

function registerPlusNumber(
  expression: Expression,
): { readonly register: 'ap' | 'fp'; readonly offset: number } | undefined {
  if (expression.kind === 'cast') return registerPlusNumber(expression.operand);
  if (expression.kind === 'register') return { register: expression.register, offset: 0 };
  if (expression.kind !== 'operator') return undefined;
  const sign = expression.operator === '+' ? 1 : expression.operator === '-' ? -1 : 0;
  const left = registerPlusNumber(expression.left);
  const right = numberOf(expression.right);
  if (sign === 0 || left === undefined || right === undefined) return undefined;
  return { register: left.register, offset: left.offset + sign * right };
}

function numberOf(expression: Expression): number | undefined {
  const value =
    expression.kind === 'number'
      ? expression.value
      : expression.kind === 'negate' && expression.operand.kind === 'number'
        ? -expression.operand.value
        : undefined;
  return value !== undefined && value > -(2n ** 31n) && value < 2n ** 31n ? Number(value) : undefined;
}
