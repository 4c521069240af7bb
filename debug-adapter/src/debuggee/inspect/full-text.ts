import {
  formatFelt,
  Relocatable,
  toSigned,
  type CellValue,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { Siblings } from './array-length.ts';
import { UNKNOWN } from './cell-text.ts';
import { entriesOf } from './dict-entries.ts';
import { feltText } from './felt-format.ts';
import { elementsInSegment, targetOf, type Pointed } from './pointer-target.ts';
import type { TypeReader } from './type-reader.ts';
import type { ValueFormat } from './value-node.ts';

/** Arrays in arrays are followed as deep as that: pointers may lead in circles. */
const DEEPEST = 8;

/** A value that has a name, and what stands beside it. */
export interface NamedValue {
  readonly name: string;
  readonly typed: TypedValue;
  readonly siblings?: Siblings | undefined;
}

/**
 * The whole of a value, for copying: a felt or pointer as it is; structs, tuples, arrays and dictionaries as JSON. Felts that
 * JavaScript's numbers do not hold are texts there, unless decimals were asked for; what is unknown is null.
 */
export function fullText(reader: TypeReader, named: NamedValue, format: ValueFormat): string {
  const { typed } = named;
  const isWhole = reader.parts(typed) !== undefined;
  const json = isWhole ? jsonOf(reader, named, format, 0) : jsonBehind(reader, named, format, 0);
  return json ?? plainText(typed.value, format);
}

function plainText(value: CellValue | undefined, { felts }: ValueFormat): string {
  if (typeof value !== 'bigint') return value === undefined ? UNKNOWN : `${value}`;
  return felts === 'auto' ? formatFelt(value) : feltText(value, felts);
}

function jsonOf(reader: TypeReader, named: NamedValue, format: ValueFormat, depth: number): string {
  const { typed } = named;
  const parts = reader.parts(typed);
  if (!parts) return jsonBehind(reader, named, format, depth) ?? cellJson(typed.value, format);
  const siblings: Siblings = name => parts.find(part => part.name === name)?.value.value;
  const texts = parts.map(part =>
    jsonOf(reader, { name: part.name, typed: part.value, siblings }, format, depth + 1),
  );
  const isList = parts.every(({ path }) => path.startsWith('['));
  if (isList) return `[${texts.join(', ')}]`;
  return `{${texts.map((text, i) => `${JSON.stringify(parts[i]?.name)}: ${text}`).join(', ')}}`;
}

/** What a pointer leads to; undefined if that is not a part of the value. */
function jsonBehind(
  reader: TypeReader,
  { name, typed, siblings }: NamedValue,
  format: ValueFormat,
  depth: number,
): string | undefined {
  const type = reader.resolve(typed.type);
  if (type.kind !== 'pointer' || !(typed.value instanceof Relocatable) || depth > DEEPEST) return undefined;
  const pointed = { name, pointer: typed.value, pointee: type.pointee, siblings };
  const target = targetOf(reader, pointed);
  if (target.kind === 'dict') {
    const entries = entriesOf(target.range, reader.cursor.view.memory);
    return `{${entries.map(({ key, value }) => `"${plainText(key, format)}": ${cellJson(value, format)}`).join(', ')}}`;
  }
  if (target.kind === 'array') return arrayJson(reader, pointed, target.length, format, depth);
  // A pointer to one struct is copied as that struct, but pointers in there stay pointers.
  return depth === 0 && reader.parts(target.typed)
    ? jsonOf(reader, { name, typed: target.typed }, format, 1)
    : undefined;
}

/** What lies behind the last known cell is left out: a length may be any number. */
function arrayJson(
  reader: TypeReader,
  { pointer, pointee }: Pointed,
  length: number,
  format: ValueFormat,
  depth: number,
): string {
  const size = reader.sizeOf(pointee);
  const count = Math.min(length, elementsInSegment(reader, pointee, pointer));
  const texts = Array.from({ length: count }, (_, index) => {
    const typed = reader.load(pointee, pointer.add(index * size));
    return jsonOf(reader, { name: `[${index}]`, typed }, format, depth + 1);
  });
  return `[${texts.join(', ')}]`;
}

function cellJson(value: CellValue | undefined, { felts }: ValueFormat): string {
  if (value === undefined) return 'null';
  if (value instanceof Relocatable) return `"${value}"`;
  if (felts === 'signed' || felts === 'unsigned') return feltText(value, felts);
  if (felts !== 'auto') return JSON.stringify(feltText(value, felts));
  const number = Number(toSigned(value));
  return Number.isSafeInteger(number) ? `${number}` : `"0x${value.toString(16)}"`;
}
