import type { CellValue, Relocatable } from '../relocatable.ts';

/**
 * The input of a builtin's rule as a number.
 * @throws Error with cairo-lang's text (builtin_runner files under lang/builtins) if it is a pointer
 */
export function checkInteger(builtin: string, address: Relocatable, value: CellValue): bigint {
  if (typeof value === 'bigint') return value;
  throw new Error(`${builtin} builtin: Expected integer at address ${address}. Got: ${value}.`);
}

/**
 * The same, of a number that has to be below 2^bits.
 * @throws Error with cairo-lang's text
 */
export function checkBits(builtin: string, address: Relocatable, value: CellValue, bits: number): bigint {
  const number = checkInteger(builtin, address, value);
  if (number >> BigInt(bits) === 0n) return number;
  throw new Error(
    `${builtin} builtin: Expected integer at address ${address} to be smaller than 2^${bits}. Got: ${number}.`,
  );
}
