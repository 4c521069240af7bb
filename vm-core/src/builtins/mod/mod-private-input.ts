import type { Memory } from '../../memory/memory.ts';
import type { Json } from '../../outputs/python-json.ts';
import type { Relocation } from '../../outputs/relocation.ts';
import { Relocatable, type CellValue } from '../../relocatable.ts';
import type { Builtin } from '../builtin.ts';
import { inWritingOrder, toHex } from '../instance-inputs.ts';
import { OFFSETS, OPERANDS, VALUES, wordAddresses } from './mod-instance.ts';
import { WORDS } from './mod-words.ts';

/**
 * The instances of add_mod or mul_mod with the numbers that they are about. Those without any known cell are left out.
 * @throws Error as cairo-lang does if something is missing or of the wrong kind
 */
export function instancesPrivateInput(builtin: Builtin, memory: Memory, relocation: Relocation): Json[] {
  const { cells } = builtin.shape;
  const instances: Json[] = [];
  for (let index = 0; index < builtin.usedInstances(); index++) {
    const first = builtin.cell(index * cells.length);
    const known = cells.map((_, i) => memory.get(first.add(i)));
    if (known.every(value => value === undefined)) continue;
    const inputs = cells.map((name, i): [string, Json] => {
      const value = known[i];
      if (value === undefined)
        throw new Error(`Missing input '${name}' of ${builtin.name} instance ${index}.`);
      return [name, describe(i, value, relocation)];
    });
    const batch = [operation(memory, known[VALUES], known[OFFSETS])];
    instances.push({ index, batch, ...Object.fromEntries(inWritingOrder(builtin, index, inputs)) });
  }
  return instances;
}

/** Words of p are written as felts, the others as numbers. */
function describe(position: number, value: CellValue, relocation: Relocation): Json {
  if (position < WORDS) return toHex(value);
  if (typeof value === 'bigint') return value;
  if (position === VALUES || position === OFFSETS) return relocation.address(value);
  throw new Error('');
}

function operation(memory: Memory, values: CellValue | undefined, offsets: CellValue | undefined): Json {
  if (!(values instanceof Relocatable) || !(offsets instanceof Relocatable)) throw new Error('');
  const members: Record<string, Json> = {};
  OPERANDS.forEach((operand, i) => {
    const offset = memory.getKnown(offsets.add(i));
    if (typeof offset !== 'bigint') throw new Error('');
    members[`${operand}_offset`] = offset;
    wordAddresses(values.add(Number(offset))).forEach((address, word) => {
      members[`${operand}${word}`] = toHex(memory.getKnown(address));
    });
  });
  return members;
}
