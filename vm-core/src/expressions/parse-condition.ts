import type { Comparison, Condition } from './condition.ts';
import { ExpressionParser } from './parse-expression.ts';

/** None of them is a part of a Cairo expression. */
const COMPARISONS: readonly Comparison[] = ['==', '!=', '<=', '>=', '<', '>'];
const OPERATORS: ReadonlySet<string> = new Set([...COMPARISONS, '||', '!']);

/**
 * Parses a condition: Cairo expressions, compared by `== != < <= > >=` and joined by `!`, `&&` and `||`, which bind in
 * this order. Cairo's own expressions have none of these.
 * @throws ExpressionSyntaxError
 */
export function parseCondition(text: string): Condition {
  const parser = new ConditionParser(text);
  return parser.whole(() => parser.either());
}

class ConditionParser extends ExpressionParser {
  either(): Condition {
    let left = this.both();
    while (this.take('||')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): Condition {
    let left = this.not();
    while (this.takeAnd()) left = { kind: 'and', left, right: this.not() };
    return left;
  }

  private takeAnd(): boolean {
    const isThere = this.isAnd(0);
    if (isThere) {
      this.advance();
      this.advance();
    }
    return isThere;
  }

  /** Two `&` side by side; behind an operator they would be the address of an address. */
  private isAnd(at: number): boolean {
    const [first, second] = [this.peek(at), this.peek(at + 1)];
    return first.text === '&' && second.text === '&' && second.position === first.position + 1;
  }

  private not(): Condition {
    return this.nested(() => (this.take('!') ? { kind: 'not', operand: this.not() } : this.comparison()));
  }

  private comparison(): Condition {
    if (this.isGroup()) return this.group();
    const left = this.sum();
    const operator = this.takeOne(...COMPARISONS);
    if (operator === undefined) return { kind: 'value', expression: left };
    const right = this.sum();
    const next = COMPARISONS.find(symbol => this.isNext(symbol));
    if (next !== undefined) this.fail(`Comparisons are joined by '&&': unexpected '${next}'`);
    return { kind: 'comparison', operator, left, right };
  }

  private group(): Condition {
    this.expect('(');
    const inside = this.either();
    this.expect(')');
    return inside;
  }

  /** Do parentheses begin here that hold a condition, and not a part of an expression? */
  private isGroup(): boolean {
    if (!this.isNext('(')) return false;
    let depth = 0;
    let isBehindOperand = false;
    for (let at = 0; ; at++) {
      const { kind, text } = this.peek(at);
      if (kind === 'end') return false;
      const isAnd = isBehindOperand && this.isAnd(at);
      isBehindOperand = kind !== 'symbol' || text === ')' || text === ']';
      if (kind !== 'symbol') continue;
      if (isAnd || OPERATORS.has(text)) return true;
      if (text === '(') depth++;
      else if (text === ')' && --depth === 0) return false;
    }
  }
}
