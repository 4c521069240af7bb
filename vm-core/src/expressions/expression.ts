import type { CairoType } from './cairo-type.ts';

/** A Cairo expression (cairo-lang, compiler/ast/expr.py). */
export type Expression =
  | { readonly kind: 'number'; readonly value: bigint }
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
  | { readonly kind: 'tuple'; readonly members: readonly Expression[] };
