import { Relocatable, type CellValue } from '../relocatable.ts';

const BOUND = 2n ** 128n;

/** Why a value may not be in the range-check segment (cairo-lang, range_check_builtin_runner.py). */
export function rangeCheckRule(address: Relocatable, value: CellValue): string | undefined {
  if (value instanceof Relocatable) {
    return `Range-check builtin: Expected value at address ${address} to be an integer. Got: ${value}.`;
  }
  if (value >= BOUND) {
    return `Value ${value}, in range check builtin ${address.offset}, is out of range [0, ${BOUND}).`;
  }
  return undefined;
}
