import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { parseType } from '../expressions/parse-type.ts';
import { ExpressionSyntaxError } from '../expressions/syntax-error.ts';
import type { JsonNode } from './json-node.ts';

/** Reads types and expressions. They repeat a lot in a program, and each distinct text is parsed once. */
export class TextReader {
  readonly #expressions = new Map<string, Expression>();
  readonly #types = new Map<string, CairoType>();

  type(node: JsonNode): CairoType {
    return once(this.#types, node, parseType, 'a Cairo type');
  }

  expression(node: JsonNode): Expression {
    return once(this.#expressions, node, parseExpression, 'a Cairo expression');
  }
}

function once<T>(known: Map<string, T>, node: JsonNode, parse: (text: string) => T, expected: string): T {
  const text = node.string();
  let value = known.get(text);
  if (value === undefined) {
    try {
      value = parse(text);
    } catch (error) {
      if (!(error instanceof ExpressionSyntaxError)) throw error;
      return node.fail(`${expected} (${error.message})`);
    }
    known.set(text, value);
  }
  return value;
}
