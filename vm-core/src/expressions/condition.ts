import type { Expression } from './expression.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A question about a moment of a run, with Cairo expressions for operands. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly operand: Condition }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** Alone: does it differ from 0? */
  | { readonly kind: 'value'; readonly expression: Expression };
