import { toSigned } from '../../../../../vm-core/src/index.ts';
import type { StructReader } from './decoder.ts';

/** A number that is spread over members: the sum of `member[i] * base^i`. */
export interface Limbs {
  /** The lowest first. */
  readonly members: readonly string[];
  readonly base: bigint;
  /** Do felts above P/2 stand for negative limbs? */
  readonly signed: boolean;
}

/** @returns undefined if a limb is unknown */
export function joinLimbs(struct: StructReader, { members, base, signed }: Limbs): bigint | undefined {
  let sum = 0n;
  for (const member of members.toReversed()) {
    const limb = struct.felt(member);
    if (limb === undefined) return undefined;
    sum = sum * base + (signed ? toSigned(limb) : limb);
  }
  return sum;
}
