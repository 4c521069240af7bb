import type { Decoder } from './decoder.ts';
import { secpIntegers, secpProducts } from './secp-integers.ts';
import { secpPoint } from './secp-point.ts';
import { starkPoint } from './stark-point.ts';
import { uint256 } from './uint256.ts';
import { uint384 } from './uint384.ts';

/** All decoders. A new one is a file beside this, and a name here. */
const DECODERS: readonly Decoder[] = [uint256, uint384, secpIntegers, secpProducts, secpPoint, starkPoint];

const BY_NAME = new Map(DECODERS.flatMap(decoder => decoder.structs.map(name => [name, decoder] as const)));

/** @param fullName of a struct, as `starkware.cairo.common.uint256.Uint256` */
export function decoderOf(fullName: string): Decoder | undefined {
  return BY_NAME.get(fullName) ?? BY_NAME.get(`*.${fullName.split('.').at(-1) ?? ''}`);
}
