import type { CairoType } from './cairo-type.ts';

/** A part of the text that an expression was parsed from; characters count from 0, the end is exclusive. */
export interface TextSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Parsed {
  /** Where it stands; expressions that no text has said have none. Error texts show it. */
  readonly location?: TextSpan;
}

/** A Cairo expression (cairo-lang, compiler/ast/expr.py). */
export type Expression = Parsed &
  (
    | {
        readonly kind: 'number';
        readonly value: bigint;
        /** As it was written, if not as a plain decimal: `0x1f`, `'abc'`. */
        readonly text?: string;
      }
    | { readonly kind: 'register'; readonly register: 'ap' | 'fp' }
    | { readonly kind: 'identifier'; readonly name: string }
    | {
        readonly kind: 'operator';
        readonly operator: '+' | '-' | '*' | '/' | '**';
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'negate'; readonly operand: Expression }
    | { readonly kind: 'address-of'; readonly operand: Expression }
    | { readonly kind: 'deref'; readonly address: Expression }
    | { readonly kind: 'subscript'; readonly base: Expression; readonly index: Expression }
    | { readonly kind: 'member'; readonly base: Expression; readonly member: string }
    | { readonly kind: 'cast'; readonly operand: Expression; readonly type: CairoType }
    | { readonly kind: 'tuple'; readonly members: readonly TupleMember[] }
  );

/** `x=1` or `1` in a tuple. */
export interface TupleMember {
  readonly name: string | undefined;
  readonly value: Expression;
}

/** One kind of expression. */
export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;
