import { PRIME } from '../felt.ts';
import type { Program } from '../program/program.ts';
import type { StrippedProgram } from './cairo-pie.ts';
import { PieError } from './pie-error.ts';

/**
 * The program of a PIE as one that runs: it has no hints, no names and no locations.
 * @throws PieError for another prime
 */
export function pieProgram({ prime, data, builtins, main }: StrippedProgram): Program {
  checkPrime(prime);
  return {
    compilerVersion: '',
    prime,
    data,
    builtins,
    main,
    mainScope: '__main__',
    identifiers: new Map(),
    references: [],
    hints: new Map(),
    attributes: [],
    debugInfo: undefined,
  };
}

/** @throws PieError for another prime */
export function checkPrime(prime: bigint): void {
  if (prime === PRIME) return;
  throw new PieError(
    `The Cairo PIE is for the prime 0x${prime.toString(16)}, and this VM computes modulo 0x${PRIME.toString(16)}.`,
  );
}
