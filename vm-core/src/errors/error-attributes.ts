import type { Expression } from '../expressions/expression.ts';
import { toSigned } from '../felt.ts';
import type { Memory } from '../memory/memory.ts';
import type { LoadedPrograms } from '../program/loaded-programs.ts';
import type { Attribute, Program } from '../program/program.ts';
import { evaluateReference } from '../references/evaluate.ts';
import { resolveReference } from '../references/resolve.ts';
import { Relocatable } from '../relocatable.ts';

const ERROR_MESSAGE = 'error_message';
/** cairo-lang evaluates references below this complexity only (virtual_machine_base.py, evaluate_reference). */
const SIMPLICITY_BOUND = 20;

/**
 * The messages of the `with_attr error_message` blocks around `pc`, with `{name}` replaced by the value of a reference
 * that depends on fp only. As in cairo-lang, the names in messages are those of the program that runs, even if another
 * that it loaded has the message.
 */
export function errorMessages(
  programs: LoadedPrograms,
  pc: Relocatable,
  fp: Relocatable,
  memory: Memory,
): string[] {
  const [main] = programs;
  if (main === undefined) return [];
  return [...programs].flatMap(({ program, base }) => {
    if (base.segment !== pc.segment) return [];
    const offset = pc.offset - base.offset;
    return program.attributes
      .filter(({ name, startPc, endPc }) => name === ERROR_MESSAGE && startPc <= offset && offset < endPc)
      .map(attribute => substitute(main.program, attribute, fp, memory));
  });
}

function substitute(program: Program, attribute: Attribute, fp: Relocatable, memory: Memory): string {
  if (attribute.flowTracking === undefined) return attribute.value;
  const invalid: string[] = [];
  const text = attribute.value.replace(/\{([a-zA-Z_0-9.]+)\}/g, (whole, name: string) => {
    try {
      const { value } = resolveReference(program, attribute, name);
      if (!isSimple(value) || !isSingle(value)) throw new Error('not simple');
      const result = evaluateReference(value, { ap: fp, fp }, memory);
      return result instanceof Relocatable ? result.toString() : toSigned(result).toString();
    } catch {
      invalid.push(name);
      return whole;
    }
  });
  if (invalid.length === 0) return text;
  const names = invalid.map(name => `'${name}'`).join(', ');
  return `${text} (Cannot evaluate ap-based or complex references: [${names}])`;
}

/** A felt or a pointer; a struct or a tuple has no single value. */
function isSingle(reference: Expression): boolean {
  const cast = reference.kind === 'deref' ? reference.address : reference;
  if (cast.kind !== 'cast') return true;
  const type = cast === reference || cast.type.kind !== 'pointer' ? cast.type : cast.type.pointee;
  return type.kind === 'felt' || type.kind === 'pointer';
}

/** Neither ap nor anything else that the value at an outer pc would not be certain of, and not too long. */
function isSimple(reference: Expression): boolean {
  let bound = SIMPLICITY_BOUND;
  let expression = reference;
  if (expression.kind === 'deref') {
    expression = expression.address;
    bound -= 1;
  }
  if (expression.kind === 'cast') {
    expression = expression.operand;
    bound -= 1;
  }
  return complexity(expression) < bound;
}

function complexity(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return 1;
    case 'register':
      return expression.register === 'fp' ? 1 : Infinity;
    case 'operator':
      if (!['+', '-', '*'].includes(expression.operator)) return Infinity;
      return complexity(expression.left) + complexity(expression.right) + 1;
    case 'negate':
      return complexity(expression.operand) + 1;
    case 'deref':
      return complexity(expression.address) + 1;
    default:
      return Infinity;
  }
}
