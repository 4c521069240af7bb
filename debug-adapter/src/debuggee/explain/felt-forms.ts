import { Relocatable, toSigned, type CellValue } from '../../../../vm-core/src/index.ts';
import { UNKNOWN, type Naming } from '../inspect/cell-text.ts';
import { shortString } from '../inspect/short-strings.ts';

/** Numbers that are nearer to P are taken for negative ones. */
const NEGATIVE_LIMIT = 2n ** 128n;
/** More forms than fit go to lines of their own. */
const LINE_LENGTH = 60;

/** The negative number that a felt probably stands for; undefined if it does not seem to. */
export function probablyNegative(value: bigint): bigint | undefined {
  const signed = toSigned(value);
  return signed < 0n && signed > -NEGATIVE_LIMIT ? signed : undefined;
}

/** All forms that a value is known by: a negative number, decimal, hexadecimal, short string; an address with its name. */
export function valueForms(value: CellValue | undefined, naming: Naming): string[] {
  if (value === undefined) return [UNKNOWN];
  if (value instanceof Relocatable) {
    const name = naming(value);
    return [name === undefined ? `${value}` : `${value} (${name})`];
  }
  const negative = probablyNegative(value);
  const text = shortString(value);
  return [
    ...(negative === undefined ? [] : [`${negative}`]),
    `${value}`,
    `0x${value.toString(16)}`,
    ...(text === undefined ? [] : [`'${text}'`]),
  ];
}

/** The forms in one line if they fit, else a line each. */
export function formLines(forms: readonly string[]): string[] {
  const line = forms.join(' = ');
  return line.length <= LINE_LENGTH
    ? [line]
    : forms.map((form, index) => (index === 0 ? form : `also ${form}`));
}
