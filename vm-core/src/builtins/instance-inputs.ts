import type { Json } from '../outputs/python-json.ts';
import type { CellValue } from '../relocatable.ts';
import type { Builtin } from './builtin.ts';

interface InstanceInputs {
  readonly index: number;
  readonly [input: string]: Json;
}

/**
 * The inputs of all instances of a builtin, as the AIR private input lists them. Instances of which no input is known
 * are left out.
 * @param missing the error for an instance that lacks the input at a position
 * @throws Error as cairo-lang does for inputs that are pointers or missing
 */
export function instanceInputs(
  builtin: Builtin,
  missing: (position: number, instance: number) => string,
): InstanceInputs[] {
  const names = builtin.shape.cells.slice(0, builtin.inputCells);
  const instances: InstanceInputs[] = [];
  for (let index = 0; index < builtin.usedInstances(); index++) {
    const values = names.map((_, position) => builtin.valueAt(index * builtin.cellsPerInstance + position));
    if (values.every(value => value === undefined)) continue;
    const inputs = names.map((name, position): [string, string] => {
      const value = values[position];
      if (value === undefined) throw new Error(missing(position, index));
      return [name, toHex(value)];
    });
    instances.push({ index, ...Object.fromEntries(inWritingOrder(builtin, index, inputs)) });
  }
  return instances;
}

/** cairo-lang lists the inputs of an instance in the order in which the program wrote them. */
export function inWritingOrder<T>(builtin: Builtin, instance: number, inputs: readonly T[]): T[] {
  const first = instance * builtin.cellsPerInstance;
  return inputs
    .map((input, position) => ({ input, step: builtin.writerStepAt(first + position) }))
    .sort((a, b) => a.step - b.step)
    .map(({ input }) => input);
}

/** How cairo-lang says that the first or the second of two inputs is missing. */
export function missingOfTwo(builtin: string): (position: number, instance: number) => string {
  return (position, instance) =>
    `Missing ${position === 0 ? 'first' : 'second'} input of ${builtin} instance ${instance}.`;
}

/** How it says that one of many is. */
export function missingOfMany(builtin: string): (position: number, instance: number) => string {
  return (position, instance) => `Missing input #${position} of ${builtin} instance ${instance}.`;
}

/**
 * `0x…`, as Python's `hex`.
 * @throws Error for a pointer, as cairo-lang does: there its text is empty
 */
export function toHex(value: CellValue): string {
  if (typeof value !== 'bigint') throw new Error('');
  return `0x${value.toString(16)}`;
}
