import type { Decoder } from './decoder.ts';
import { integerText } from './integer-text.ts';
import { joinLimbs } from './limbs.ts';

const LIMBS = { members: ['low', 'high'], base: 2n ** 128n, signed: false };

/** Two limbs of 128 bits (cairo-lang, common/uint256.cairo). */
export const uint256: Decoder = {
  structs: ['starkware.cairo.common.uint256.Uint256', '*.Uint256'],
  summary(struct, format) {
    const value = joinLimbs(struct, LIMBS);
    return value === undefined ? undefined : integerText(value, format);
  },
};
