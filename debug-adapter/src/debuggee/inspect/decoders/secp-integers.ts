import type { Decoder, StructReader } from './decoder.ts';
import { integerText } from './integer-text.ts';
import { joinLimbs, type Limbs } from './limbs.ts';

const BASE = 2n ** 86n;

const THREE: Limbs = { members: ['d0', 'd1', 'd2'], base: BASE, signed: true };
const FIVE: Limbs = { members: ['d0', 'd1', 'd2', 'd3', 'd4'], base: BASE, signed: true };

/** The integer that a BigInt3 stands for; undefined if a limb is unknown. */
export const bigInt3 = (struct: StructReader): bigint | undefined => joinLimbs(struct, THREE);

function decoder(limbs: Limbs, ...structs: readonly string[]): Decoder {
  return {
    structs,
    summary(struct, format) {
      const value = joinLimbs(struct, limbs);
      return value === undefined ? undefined : integerText(value, format);
    },
  };
}

const MODULES = ['starkware.cairo.common.cairo_secp.bigint3', 'starkware.cairo.common.cairo_secp.bigint'];

/** Three limbs of 86 bits that may be negative (cairo-lang, common/cairo_secp/bigint3.cairo; bigint.cairo in older versions). */
export const secpIntegers = decoder(
  THREE,
  ...MODULES.flatMap(module =>
    ['BigInt3', 'UnreducedBigInt3', 'SumBigInt3'].map(name => `${module}.${name}`),
  ),
);

/** Products of those, in five limbs (cairo-lang, common/cairo_secp/bigint.cairo). */
export const secpProducts = decoder(FIVE, 'starkware.cairo.common.cairo_secp.bigint.UnreducedBigInt5');
