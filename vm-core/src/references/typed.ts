import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';

/** An expression of numbers, registers, operators, dereferences and tuples only, and its type. */
export interface Typed {
  readonly value: Expression;
  readonly type: CairoType;
}
