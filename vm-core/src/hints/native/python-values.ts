import { pythonRepr } from '../../errors/python-repr.ts';
import { PythonError } from '../../errors/python-error.ts';
import { Relocatable, sameValue, type CellValue } from '../../relocatable.ts';

/** Python's operators as hints see them: numbers have no end, pointers are cairo-lang's RelocatableValue. */

export const isInt = (value: CellValue): value is bigint => typeof value === 'bigint';

export function assertThat(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new PythonError('AssertionError', message());
}

/** `assert_integer` of cairo-lang (common/math_utils.py). */
export function assertInteger(value: CellValue): asserts value is bigint {
  assertThat(isInt(value), () => `Expected integer, found: ${value}.`);
}

/** A number for an operator that pointers do not have. */
export function operand(value: CellValue, operator: string): bigint {
  if (isInt(value)) return value;
  throw unsupported(operator, 'RelocatableValue', 'int');
}

export const unsupported = (operator: string, left: string, right: string): PythonError =>
  new PythonError('TypeError', `unsupported operand type(s) for ${operator}: '${left}' and '${right}'`);

export const typeName = (value: CellValue): string => (isInt(value) ? 'int' : 'RelocatableValue');

/** A number as an offset of cells. */
const cells = (value: bigint): number => Number(value);

export function add(a: CellValue, b: CellValue): CellValue {
  if (isInt(a)) return isInt(b) ? a + b : b.add(cells(a));
  assertThat(isInt(b), () => `Cannot add two relocatable values: ${a} + ${b}.`);
  return a.add(cells(b));
}

export function subtract(a: CellValue, b: CellValue): CellValue {
  if (isInt(b)) return isInt(a) ? a - b : a.add(-cells(b));
  if (isInt(a)) throw unsupported('-', 'int', 'RelocatableValue');
  assertThat(
    a.segment === b.segment,
    () => `Can only subtract two relocatable values of the same segment (${a.segment} != ${b.segment}).`,
  );
  return BigInt(a.offset - b.offset);
}

export function multiply(a: CellValue, b: CellValue): bigint {
  if (isInt(a) && isInt(b)) return a * b;
  throw unsupported('*', typeName(a), typeName(b));
}

/** `a % b` for b above 0; of a pointer the offset. */
export function modulo(a: CellValue, b: bigint): CellValue {
  if (isInt(a) && a >= 0n && a < b) return a;
  if (!isInt(a)) return new Relocatable(a.segment, Number(floorModulo(BigInt(a.offset), b)));
  return floorModulo(a, b);
}

function floorModulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n !== b < 0n && rest !== 0n ? rest + b : rest;
}

/** `divmod(a, b)`. */
export function divmod(a: CellValue, b: CellValue): readonly [quotient: bigint, remainder: bigint] {
  if (!isInt(a) || !isInt(b)) throw unsupported('divmod()', typeName(a), typeName(b));
  if (b === 0n) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
  const remainder = floorModulo(a, b);
  return [(a - remainder) / b, remainder];
}

/** `a < b`: every number is below every pointer. */
export function isLess(a: CellValue, b: CellValue): boolean {
  if (isInt(a)) return !isInt(b) || a < b;
  if (isInt(b)) return false;
  return a.segment === b.segment ? a.offset < b.offset : a.segment < b.segment;
}

/** `a <= b`. */
export const isAtMost = (a: CellValue, b: CellValue): boolean => !isLess(b, a);

/** For `sorted`. */
export function compare(a: CellValue, b: CellValue): number {
  if (isLess(a, b)) return -1;
  return sameValue(a, b) ? 0 : 1;
}

/** `range(value)`: how many rounds. */
export function rounds(value: CellValue): bigint {
  if (isInt(value)) return value;
  throw new PythonError('TypeError', "'RelocatableValue' object cannot be interpreted as an integer");
}

/** A key of a Map for a key of a Python dict: small numbers are found in half the time that bigints take. */
export type DictKey = number | bigint | string;

const SMALL = 2n ** 32n;

export function dictKey(value: CellValue): DictKey {
  if (!isInt(value)) return value.toString();
  return value < SMALL ? Number(value) : value;
}

/** What `dict[key]` raises. */
export const keyError = (key: CellValue): PythonError => new PythonError('KeyError', pythonRepr(key));
