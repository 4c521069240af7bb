/**
 * ECDSA signatures on the STARK curve, verified as cairo-lang does (starkware/crypto/signature/signature.py, verify):
 * w·(z·G + r·Q) must have the x that is r, where z is the message and w the inverse of s. Three sums start at the shift
 * point, and a sum that meets a double makes the signature invalid (ec-op.ts). Of the public key Q only x is given:
 * either y will do.
 *
 * Measured in Node 20 on a server core: 0.35 ms, or 0.25 ms for a key whose doubles are known; half of that again for -y.
 */
import { pointFromFelts, pointNegate, squareOfY } from './curve';
import { addIfApart, finishSum, finishSumX, startSum } from './curve-sum';
import { addMultiple, doublesOf } from './ec-op';
import { feltEqual, feltIsZero } from './felt';
import { SHIFT_POINT } from './pedersen-points';
import { residueFromFelt, residueToFelt, RESIDUE_BYTES } from './residue';
import { residueSquareRoot } from './square-root';

/** Bits of the message, of r and of w. */
const HEIGHT: i32 = 251;

/** The generator: cairo-lang, starkware/crypto/signature/pedersen_params.json, CONSTANT_POINTS[1]. */
const GENERATOR: usize = memory.data<u64>([
  0x3d723d8bc943cfca, 0xdeacfd9b0d1819e0, 0x7beced415a40f0c7, 0x01ef15c18599971b,
  0x2873000c36e8dc1f, 0xde53ecd11abe43a3, 0xb7be4801df46ec62, 0x005668060aa49730,
], 8);

const shift = memory.data(72, 4);
const generator = memory.data(72, 4);
const key = memory.data(72, 4);
const messagePoint = memory.data(72, 4);
const keyPoint = memory.data(72, 4);
const x = memory.data(36, 4);
const xFelt = memory.data(32, 8);

/** Whether the signature is valid for the key, or for its negative. */
function isValidFor(negate: bool, r: usize, w: usize): bool {
  startSum(shift);
  if (!addMultiple(doublesOf(key), negate, r, HEIGHT)) return false;
  if (!addIfApart(messagePoint, false, true)) return false;
  finishSum(keyPoint);
  startSum(shift);
  if (!addMultiple(doublesOf(keyPoint), false, w, HEIGHT)) return false;
  if (!addIfApart(shift, true, true)) return false;
  finishSumX(x);
  residueToFelt(xFelt, x);
  return feltEqual(xFelt, r);
}

/**
 * Whether (r, 1/w) is a signature of the message by the public key that has this x. Message, r and w must be below 2^251,
 * and r and w not 0.
 */
export function verifySignature(publicKey: usize, message: usize, r: usize, w: usize): bool {
  pointFromFelts(shift, SHIFT_POINT);
  pointFromFelts(generator, GENERATOR);
  residueFromFelt(key, publicKey);
  squareOfY(x, key);
  if (!residueSquareRoot(key + RESIDUE_BYTES, x)) return false;
  if (feltIsZero(message)) return false;
  // z·G - shift, as minus (-z·G + shift), which meets the same doubles.
  startSum(shift);
  if (!addMultiple(doublesOf(generator), true, message, HEIGHT)) return false;
  finishSum(messagePoint);
  pointNegate(messagePoint);
  return isValidFor(false, r, w) || isValidFor(true, r, w);
}
