import { PRIME, Relocatable, toFelt, type CellValue } from '../../../../vm-core/src/index.ts';
import { operandText } from '../time/executed-instruction.ts';
import type { ExplainedValue, Explanation } from './explanation.ts';
import { calledBy, type FailedMoment } from './failed-moment.ts';

type Parts = Pick<Explanation, 'summary' | 'values' | 'notes'>;

/** `dst = res` does not hold: dst is what there is, res what the instruction makes of its other operands. */
export function explainAssertion(moment: FailedMoment): Parts | undefined {
  const { executed } = moment;
  const actual = moment.operand('actual', 'dst');
  // cairo-vm's extension calculates with packed elements.
  if (executed?.instruction.opcode !== 'assert-eq' || !actual) return undefined;
  const { res } = executed.instruction;
  if (res !== 'add' && res !== 'mul') {
    const expected = moment.operand('expected', 'op1');
    return (
      expected && { summary: summaryOf(moment, actual, expected), values: [actual, expected], notes: [] }
    );
  }
  const [first, second] = [moment.operand('operand', 'op0'), moment.operand('operand', 'op1')];
  if (!first || !second) return undefined;
  const sign = res === 'add' ? '+' : '*';
  const texts = [calledBy(first), second.names[0] ?? operandText(executed, 'op1')];
  const expected: ExplainedValue = {
    label: 'expected',
    names: [texts.join(` ${sign} `)],
    value: resultOf(res, first.value, second.value),
    origin: [],
  };
  const operands = [first, second].filter(({ address }) => address !== undefined);
  return { summary: summaryOf(moment, actual, expected), values: [actual, expected, ...operands], notes: [] };
}

function summaryOf(moment: FailedMoment, actual: ExplainedValue, expected: ExplainedValue): string {
  const wanted = moment.short(expected.value);
  const is = `${calledBy(actual)} is ${moment.short(actual.value)}`;
  return expected.names.length === 0
    ? `${is}, but must be ${wanted}.`
    : `${is}, but must be ${calledBy(expected)}, which is ${wanted}.`;
}

/** Undefined where the VM refuses to calculate. */
function resultOf(
  res: 'add' | 'mul',
  a: CellValue | undefined,
  b: CellValue | undefined,
): CellValue | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'bigint' && typeof b === 'bigint') return toFelt(res === 'add' ? a + b : a * b);
  const [pointer, distance] = a instanceof Relocatable ? [a, b] : [b, a];
  if (res === 'mul' || !(pointer instanceof Relocatable) || typeof distance !== 'bigint') return undefined;
  const offset = (BigInt(pointer.offset) + distance) % PRIME;
  return offset <= BigInt(Number.MAX_SAFE_INTEGER)
    ? new Relocatable(pointer.segment, Number(offset))
    : undefined;
}
