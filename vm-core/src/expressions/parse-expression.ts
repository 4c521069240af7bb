import type { Expression, TupleMember } from './expression.ts';
import { TypeParser } from './parse-type.ts';
import { shortStringValue } from './short-string.ts';
import type { Token } from './tokens.ts';

/** Parses a Cairo expression. Each part knows its place in the text. @throws ExpressionSyntaxError */
export function parseExpression(text: string): Expression {
  const parser = new ExpressionParser(text);
  return parser.whole(() => parser.sum());
}

/** The grammar of expressions (cairo-lang, compiler/cairo.ebnf): recursive descent, a method per precedence. */
export class ExpressionParser extends TypeParser {
  sum(): Expression {
    const start = this.next.position;
    let left = this.product();
    for (;;) {
      const operator = this.takeOne('+', '-');
      if (operator === undefined) return left;
      const right = this.product();
      left = { kind: 'operator', operator, left, right, location: this.spanFrom(start) };
    }
  }

  private product(): Expression {
    const start = this.next.position;
    let left = this.unary();
    for (;;) {
      const operator = this.takeOne('*', '/');
      if (operator === undefined) return left;
      const right = this.unary();
      left = { kind: 'operator', operator, left, right, location: this.spanFrom(start) };
    }
  }

  private unary(): Expression {
    return this.nested(() => {
      const start = this.next.position;
      if (this.take('-')) {
        const operand = this.unary();
        return { kind: 'negate', operand, location: this.spanFrom(start) };
      }
      if (this.take('&')) {
        const operand = this.unary();
        return { kind: 'address-of', operand, location: this.spanFrom(start) };
      }
      return this.power();
    });
  }

  /** Binds to the right: 2 ** 3 ** 2 is 2 ** (3 ** 2). */
  private power(): Expression {
    const start = this.next.position;
    const left = this.postfix();
    if (!this.take('**')) return left;
    const right = this.nested(() => this.power());
    return { kind: 'operator', operator: '**', left, right, location: this.spanFrom(start) };
  }

  private postfix(): Expression {
    const start = this.next.position;
    let base = this.atom();
    for (;;) {
      if (this.take('[')) {
        const index = this.sum();
        this.expect(']');
        base = { kind: 'subscript', base, index, location: this.spanFrom(start) };
      } else if (this.take('.')) {
        const member = this.name();
        base = { kind: 'member', base, member, location: this.spanFrom(start) };
      } else return base;
    }
  }

  private atom(): Expression {
    const token = this.next;
    if (token.kind === 'number' || token.kind === 'short-string') return this.number(token);
    if (token.kind === 'name') return this.named(token);
    if (this.take('[')) {
      const address = this.sum();
      this.expect(']');
      return { kind: 'deref', address, location: this.spanFrom(token.position) };
    }
    if (this.take('(')) return this.tupleOrParentheses(token.position);
    return this.unexpected('Expected an expression instead of');
  }

  private number({ kind, text, position }: Token): Expression {
    const value = kind === 'number' ? BigInt(text) : shortStringValue(text.slice(1, -1));
    if (typeof value === 'string') return this.fail(value);
    this.advance();
    const location = this.spanFrom(position);
    return value.toString() === text
      ? { kind: 'number', value, location }
      : { kind: 'number', value, text, location };
  }

  private named({ text, position }: Token): Expression {
    if (text === 'new' || text === 'nondet') this.fail(`'${text}' cannot be evaluated, only compiled:`);
    this.advance();
    if (text === 'ap' || text === 'fp') {
      return { kind: 'register', register: text, location: this.spanFrom(position) };
    }
    if (text === 'cast') return this.cast(position);
    // The dots belong to the name; which of them lead to a member shows when the name is looked up.
    const name = this.dotted(text);
    if (this.isNext('(') || this.isNext('{')) {
      this.fail(
        `'${name}' cannot be called, only names and their values are known here: '${this.next.text}'`,
      );
    }
    return { kind: 'identifier', name, location: this.spanFrom(position) };
  }

  private cast(start: number): Expression {
    this.expect('(');
    const operand = this.sum();
    this.expect(',');
    const type = this.type();
    this.take(',');
    this.expect(')');
    return { kind: 'cast', operand, type, location: this.spanFrom(start) };
  }

  private tupleOrParentheses(start: number): Expression {
    const { items: members, endsInComma } = this.list(() => this.assignment());
    const [only] = members;
    if (only !== undefined && members.length === 1 && only.name === undefined && !endsInComma)
      return only.value;
    return { kind: 'tuple', members, location: this.spanFrom(start) };
  }

  private assignment(): TupleMember {
    const isNamed = this.next.kind === 'name' && this.peek(1).text === '=';
    const name = isNamed ? this.name() : undefined;
    if (isNamed) this.expect('=');
    return { name, value: this.sum() };
  }
}
