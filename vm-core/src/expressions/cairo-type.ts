/** A type of the Cairo language (cairo-lang, compiler/ast/cairo_types.py). */
export type CairoType =
  | { readonly kind: 'felt' }
  | { readonly kind: 'codeoffset' }
  | { readonly kind: 'pointer'; readonly pointee: CairoType }
  /** A struct or a type definition, by its full name. */
  | { readonly kind: 'struct'; readonly name: string }
  | {
      readonly kind: 'tuple';
      readonly members: readonly { readonly name: string | undefined; readonly type: CairoType }[];
    };

export const FELT: CairoType = { kind: 'felt' };
