import type { Comparison, Condition } from '../expressions/condition.ts';
import type { Expression } from '../expressions/expression.ts';
import { formatExpression, formatType } from '../expressions/format.ts';
import { toSigned } from '../felt.ts';
import type { NameSite, Program } from '../program/program.ts';
import { Relocatable, sameValue, type CellValue } from '../relocatable.ts';
import { evaluateReference, type EvaluationRegisters, type ReadableMemory } from './evaluate.ts';
import { evaluatorError, inOneLine, typeError } from './name-error.ts';
import { makeEvaluator } from './quick-evaluator.ts';
import { substituteNames } from './substitute-names.ts';
import { simplifyTypes } from './type-system.ts';

/** What a condition looks at: a moment of a run. `CairoVm` and its past views are such. */
export interface ConditionMoment extends EvaluationRegisters {
  readonly pc: Relocatable;
  readonly step: number;
  readonly memory: ReadableMemory;
}

/** @throws NameError, in one line, if something that the condition looks at is unknown, or cannot be compared */
export type ConditionTest = (at: ConditionMoment) => boolean;

type Value = (at: ConditionMoment) => CellValue;

/**
 * Makes a quick test of a condition, with its names resolved at a site: half a microsecond for a comparison of a cell and a
 * number. Felts are ordered as signed numbers, from -P/2 to P/2; pointers by segment and offset. A felt and a pointer
 * differ, and have no order.
 * @throws NameError if a name is unknown there, or something is no single value
 */
export function compileCondition(program: Program, site: NameSite, condition: Condition): ConditionTest {
  const visit = (part: Condition): ConditionTest => compileCondition(program, site, part);
  switch (condition.kind) {
    case 'and': {
      const [left, right] = [visit(condition.left), visit(condition.right)];
      return at => left(at) && right(at);
    }
    case 'or': {
      const [left, right] = [visit(condition.left), visit(condition.right)];
      return at => left(at) || right(at);
    }
    case 'not': {
      const operand = visit(condition.operand);
      return at => !operand(at);
    }
    case 'comparison': {
      const left = compileValue(program, site, condition.left);
      return comparison(condition.operator, left, compileValue(program, site, condition.right));
    }
    case 'value': {
      const value = compileValue(program, site, condition.expression);
      return at => value(at) !== 0n;
    }
  }
}

function comparison(operator: Comparison, left: Value, right: Value): ConditionTest {
  switch (operator) {
    case '==':
      return at => sameValue(left(at), right(at));
    case '!=':
      return at => !sameValue(left(at), right(at));
    case '<':
      return at => order(left(at), right(at)) < 0;
    case '<=':
      return at => order(left(at), right(at)) <= 0;
    case '>':
      return at => order(left(at), right(at)) > 0;
    case '>=':
      return at => order(left(at), right(at)) >= 0;
  }
}

/** Negative, 0 or positive. */
function order(left: CellValue, right: CellValue): number {
  if (left instanceof Relocatable && right instanceof Relocatable) {
    return left.segment - right.segment || left.offset - right.offset;
  }
  if (left instanceof Relocatable || right instanceof Relocatable) {
    throw evaluatorError(`${left} and ${right} have no order: one is a pointer, the other a number.`);
  }
  const [a, b] = [toSigned(left), toSigned(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws NameError if it has no single value */
function compileValue(program: Program, site: NameSite, expression: Expression): Value {
  if (expression.kind === 'identifier') {
    if (expression.name === 'pc') return at => at.pc;
    if (expression.name === 'step') return at => BigInt(at.step);
  }
  const { value, type } = inOneLine(() =>
    simplifyTypes(program, substituteNames(program, site, expression), 'lenient'),
  );
  if (type.kind === 'struct' || type.kind === 'tuple') {
    const text = formatExpression(expression);
    throw typeError(`'${text}' is '${formatType(type)}', which is no single value: compare its members.`);
  }
  const evaluate = makeEvaluator(value);
  // The quick evaluator does not say why there is no value.
  return at => evaluate(at, at.memory) ?? inOneLine(() => evaluateReference(value, at, at.memory));
}
