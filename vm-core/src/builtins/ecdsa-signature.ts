import type { Core } from '../core/core.ts';
import { CURVE_ORDER, invertModulo } from './stark-curve.ts';

/** A signature of the STARK curve. */
export interface Signature {
  readonly r: bigint;
  readonly s: bigint;
  /** As Python prints it. */
  readonly text: string;
}

const BITS = 251n;
const NUMBERS = 4;
const WORDS = 4;

/** What is wrong with the signature of a message, in cairo-lang's words; undefined if it is right. */
export function verifySignature(
  core: Core,
  key: bigint,
  message: bigint,
  { r, s, text }: Signature,
): string | undefined {
  if (s < 1n || s >= CURVE_ORDER) return `s = ${s}`;
  const w = invertModulo(s, CURVE_ORDER);
  if (r < 1n || r >> BITS !== 0n) return `r = ${r}`;
  if (w < 1n || w >> BITS !== 0n) return `w = ${w}`;
  if (message >> BITS !== 0n) return `msg_hash = ${message}`;
  const words = new BigUint64Array(core.memory.buffer, core.signature.value, NUMBERS * WORDS);
  for (const [i, number] of [key, message, r, w].entries()) {
    for (let word = 0; word < WORDS; word++) words[WORDS * i + word] = number >> BigInt(64 * word);
  }
  if (core.isSignature() !== 0) return undefined;
  return (
    `Signature ${text}, is invalid, with respect to the public key ${key}, ` +
    `and the message hash ${message}.`
  );
}
