import type { CellValue, Relocatable } from '../../../../vm-core/src/index.ts';
import type { SourceRange } from '../code/source-range.ts';
import type { Origin, OriginLink } from './origin.ts';
import type { WriterPlace } from './writer-places.ts';

type CellText = (value: CellValue) => string;
type ValueAt = (address: Relocatable) => CellValue | undefined;

/** What is told of a chain: how to show values, what cells hold, and where their writers are. */
export interface OriginReader {
  readonly cellText: CellText;
  readonly valueAt: ValueAt;
  placeOf(link: OriginLink): WriterPlace;
}

/** Of a longer chain the middle is left out. */
const MOST_SHOWN = 40;

/** A chain for people: three lines a cell, from the one that was asked for to the one in which the value was made. */
export function originText(origin: Origin, reader: OriginReader): string {
  const { links, next } = origin;
  const shown = links.length <= MOST_SHOWN ? links : [...links.slice(0, MOST_SHOWN - 1), ...links.slice(-1)];
  const lines = shown.map(link => linkText(link, reader));
  const left = links.length - shown.length;
  if (left > 0) lines.splice(-1, 0, left === 1 ? '… one more copy …' : `… ${left} more copies …`);
  if (next) lines.push(`… it goes on with ${next}.`);
  return lines.join('\n');
}

/** A cell, how it came to its value, and where. */
export function linkText(link: OriginLink, reader: OriginReader): string {
  const place = reader.placeOf(link);
  const where = placeText(place);
  return [
    `${link.address} = ${reader.cellText(link.value)}`,
    `    ${makingText(link, place, reader)}`,
    ...(where === '' ? [] : [`    ${where}`]),
  ].join('\n');
}

/** How a cell came to its value, as `copied from 1:4 by [ap] = [fp - 3], ap++`. */
export function makingText(
  { making, writer }: Pick<OriginLink, 'making' | 'writer'>,
  { text }: Pick<WriterPlace, 'text'>,
  reader: Pick<OriginReader, 'cellText' | 'valueAt'>,
): string {
  switch (making.how) {
    case 'given':
      return writer.kind === 'loaded' ? `loaded: ${text}` : `written by ${text}`;
    case 'deduced':
      return `deduced by ${text}`;
    case 'copied':
      return `copied from ${making.from} by ${text}`;
    case 'calculated':
      return `calculated ${inputsText(making.from, reader)}by ${text}`;
    case 'immediate':
      return `a number in the code, written by ${text}`;
    case 'call':
      return `${making.word === 'fp' ? "the caller's fp" : 'where to return to'}, written by ${text}`;
  }
}

function inputsText(
  from: readonly Relocatable[],
  { cellText, valueAt }: Pick<OriginReader, 'cellText' | 'valueAt'>,
): string {
  if (from.length === 0) return '';
  const inputs = from.map(address => {
    const value = valueAt(address);
    return value === undefined ? `${address}` : `${address} (${cellText(value)})`;
  });
  return `from ${inputs.join(' and ')} `;
}

/** When and where, as `step 5 in outer, failing.cairo:10: check(value + 1);`; empty of what was there before the run. */
export function placeText({ step, pc, function: found, range, line }: WriterPlace): string {
  const when = step === undefined ? '' : `step ${step}`;
  const where = found ?? (pc ? `pc ${pc}` : '');
  const source = range && `${lineName(range)}${line === undefined ? '' : `: ${line}`}`;
  return [when && where ? `${when} in ${where}` : when || where, source ?? ''].filter(Boolean).join(', ');
}

/** `fib.cairo:12`. */
export function lineName({ file, startLine }: Pick<SourceRange, 'file' | 'startLine'>): string {
  return `${file.split(/[\\/]/).at(-1) ?? file}:${startLine}`;
}
