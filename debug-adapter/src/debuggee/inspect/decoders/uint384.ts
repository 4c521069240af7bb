import type { Decoder } from './decoder.ts';
import { integerText } from './integer-text.ts';
import { joinLimbs } from './limbs.ts';

const LIMBS = { members: ['d0', 'd1', 'd2', 'd3'], base: 2n ** 96n, signed: false };

/** Four limbs of 96 bits, as add_mod and mul_mod take them (cairo-lang, common/cairo_builtins.cairo). */
export const uint384: Decoder = {
  structs: ['starkware.cairo.common.cairo_builtins.UInt384', '*.UInt384'],
  summary(struct, format) {
    const value = joinLimbs(struct, LIMBS);
    return value === undefined ? undefined : integerText(value, format);
  },
};
