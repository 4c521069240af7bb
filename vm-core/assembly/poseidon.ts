/**
 * The Poseidon permutation of cairo-lang (starkware/cairo/common/poseidon_utils.py, hades_permutation): three felts,
 * four full rounds, 83 partial ones and four full ones.
 */
import { FELT_BYTES, feltAdd, feltCopy, feltSub } from './felt';
import { feltMul, feltSquare } from './felt-multiply';
import { POSEIDON_CONSTANTS } from './poseidon-constants';

/** Felts of the state. */
export const POSEIDON_FELTS: usize = 3;

const HALF_OF_FULL_ROUNDS: i32 = 4;
const PARTIAL_ROUNDS: i32 = 83;

const s0 = memory.data(32, 8);
const s1 = memory.data(32, 8);
const s2 = memory.data(32, 8);
const square = memory.data(32, 8);

/** a = (a + constant)³: the S-box. */
function addAndCube(a: usize, constant: usize): void {
  feltAdd(a, a, constant);
  feltSquare(square, a);
  feltMul(a, a, square);
}

/** The matrix [[3, 1, 1], [1, -1, 1], [1, 1, -2]]: every row is a + b + c and a multiple of one element. */
function mix(): void {
  feltAdd(square, s0, s1);
  feltAdd(square, square, s2);
  feltAdd(s0, s0, s0);
  feltAdd(s0, s0, square);
  feltAdd(s1, s1, s1);
  feltSub(s1, square, s1);
  feltSub(square, square, s2);
  feltSub(square, square, s2);
  feltSub(s2, square, s2);
}

function fullRounds(constants: usize): usize {
  for (let i = 0; i < HALF_OF_FULL_ROUNDS; i++) {
    addAndCube(s0, constants);
    addAndCube(s1, constants + FELT_BYTES);
    addAndCube(s2, constants + 2 * FELT_BYTES);
    mix();
    constants += POSEIDON_FELTS * FELT_BYTES;
  }
  return constants;
}

/** The three felts at `out` = the permutation of the three at `state`, which may be the same. */
export function poseidonPermutation(out: usize, state: usize): void {
  feltCopy(s0, state);
  feltCopy(s1, state + FELT_BYTES);
  feltCopy(s2, state + 2 * FELT_BYTES);
  let constants = fullRounds(POSEIDON_CONSTANTS);
  for (let i = 0; i < PARTIAL_ROUNDS; i++) {
    addAndCube(s2, constants);
    mix();
    constants += FELT_BYTES;
  }
  fullRounds(constants);
  feltCopy(out, s0);
  feltCopy(out + FELT_BYTES, s1);
  feltCopy(out + 2 * FELT_BYTES, s2);
}
