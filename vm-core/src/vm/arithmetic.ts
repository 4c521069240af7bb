import { PythonError } from '../errors/python-error.ts';
import { pythonRepr } from '../errors/python-repr.ts';
import { PRIME, toFelt } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';

/** Arithmetic of cell values with the errors that cairo-lang's operators raise (vm/relocatable.py). */

/** cairo-lang keeps offsets modulo P; ours are signed, so a negative one prints as the reference's would. */
export function addressText(address: Relocatable): string {
  return address.offset < 0 ? `${address.segment}:${BigInt(address.offset) + PRIME}` : address.toString();
}

/** Felts as signed distances, so that pointer - 1 is not pointer + (P - 1). */
function distance(felt: bigint): number {
  return Number(felt > PRIME / 2n ? felt - PRIME : felt);
}

export function add(a: CellValue, b: CellValue): CellValue {
  if (a instanceof Relocatable) {
    if (b instanceof Relocatable) throw new Error(`Cannot add two relocatable values: ${a} + ${b}.`);
    return a.add(distance(b));
  }
  return b instanceof Relocatable ? b.add(distance(a)) : toFelt(a + b);
}

export function subtract(a: CellValue, b: CellValue): CellValue {
  if (!(a instanceof Relocatable)) {
    if (b instanceof Relocatable) {
      throw new PythonError('TypeError', "unsupported operand type(s) for -: 'int' and 'RelocatableValue'");
    }
    return toFelt(a - b);
  }
  if (!(b instanceof Relocatable)) return a.add(-distance(b));
  if (a.segment !== b.segment) {
    throw new Error(
      `Can only subtract two relocatable values of the same segment (${a.segment} != ${b.segment}).`,
    );
  }
  return toFelt(BigInt(a.offset - b.offset));
}

export function multiply(a: CellValue, b: CellValue): bigint {
  if (a instanceof Relocatable || b instanceof Relocatable) throw pureValueError('*', a, b);
  return toFelt(a * b);
}

/** `a` / `b` in the field, `b` not 0: the inverse by the extended Euclidean algorithm. */
export function divide(a: bigint, b: bigint): bigint {
  let [previous, current] = [PRIME, toFelt(b)];
  let [before, inverse] = [0n, 1n];
  while (current > 1n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, inverse] = [inverse, before - quotient * inverse];
  }
  return toFelt(a * inverse);
}

/** cairo-lang's PureValueError (vm/vm_exceptions.py). */
export function pureValueError(operation: string, ...values: CellValue[]): Error {
  const [first] = values;
  const text = values.length > 1 ? `values: (${values.map(pythonRepr).join(', ')})` : `value: ${first}`;
  return new PythonError(
    'PureValueError',
    `Could not complete computation ${operation} of non pure ${text}.`,
  );
}
