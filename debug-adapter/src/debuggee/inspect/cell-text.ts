import { Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import { feltText } from './felt-format.ts';
import type { ValueFormat } from './value-node.ts';

/** What stands for the value of a cell that nothing was written to. */
export const UNKNOWN = 'unknown';

/** A name for an address, such as the function that begins there. */
export type Naming = (address: Relocatable) => string | undefined;

/** A cell's value for people: felts in the format, addresses as `segment:offset`. */
export function cellText(value: CellValue | undefined, format: ValueFormat, naming?: Naming): string {
  if (value === undefined) return UNKNOWN;
  if (!(value instanceof Relocatable)) return feltText(value, format.felts);
  const name = naming?.(value);
  return name === undefined ? `${value}` : `${value} (${name})`;
}
