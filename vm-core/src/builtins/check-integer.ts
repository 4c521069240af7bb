import type { CellValue, Relocatable } from '../relocatable.ts';

/**
 * The input of a builtin's rule as a number.
 * @throws Error with cairo-lang's text (builtin_runner files under lang/builtins) if it is a pointer
 */
export function checkInteger(builtin: string, address: Relocatable, value: CellValue): bigint {
  if (typeof value === 'bigint') return value;
  throw new Error(`${builtin} builtin: Expected integer at address ${address}. Got: ${value}.`);
}
