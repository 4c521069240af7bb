import { Relocatable } from '../../../vm-core/src/index.ts';
import { CELL_BYTES } from '../debuggee/inspect/cell-bytes.ts';

/** Each segment has 2^40 bytes of the client's address space, and none begins at 0: clients take that for "no address". */
const SEGMENT_BITS = 40n;
const SEGMENT_BYTES = 1n << SEGMENT_BITS;
/** Offsets from here on have no number of their own: the next segment begins there. */
const MOST_CELLS = Number(SEGMENT_BYTES) / CELL_BYTES;
/** Real segments are numbered 1, 2, …; temporary ones from here on. */
const TEMPORARY = 1n << 32n;
const MOST_SEGMENTS = 1n << 31n;

/** A byte of a segment, as clients see memory; a negative one is before the segment. */
export interface BytePlace {
  readonly segment: number;
  readonly byte: number;
}

/** Does the address have a number? Pointers may lead further than memory reaches. */
export function hasReference({ offset }: Relocatable): boolean {
  return offset >= 0 && offset < MOST_CELLS;
}

/** The address as a number for the client: `(segment + 1) << 40 | offset * 32`, in hexadecimal. */
export function toReference({ segment, offset }: Relocatable): string {
  return byteReference({ segment, byte: offset * CELL_BYTES });
}

/** The same for a byte. Temporary segments -1, -2, … have the numbers 2^32 + 1, 2^32 + 2, … in the place of `segment + 1`. */
export function byteReference({ segment, byte }: BytePlace): string {
  const number = segment < 0 ? TEMPORARY - BigInt(segment) : BigInt(segment) + 1n;
  return `0x${((number << SEGMENT_BITS) + BigInt(byte)).toString(16)}`;
}

/**
 * The byte at a distance from a reference, in the reference's segment: distances lead into no other one.
 * @returns undefined if the text is no number, names no segment, or the distance is no integer
 */
export function placeOf(reference: string, byteOffset = 0): BytePlace | undefined {
  if (!Number.isSafeInteger(byteOffset) || !/^(0x[0-9a-f]+|\d+)$/i.test(reference.trim())) return undefined;
  const number = BigInt(reference.trim());
  const segmentNumber = number >> SEGMENT_BITS;
  const byte = Number(number & (SEGMENT_BYTES - 1n)) + byteOffset;
  const [first, sign] = segmentNumber > TEMPORARY ? [TEMPORARY, -1] : [1n, 1];
  const index = segmentNumber - first;
  if (index < 0n || index > MOST_SEGMENTS || byte >= Number(SEGMENT_BYTES)) return undefined;
  return { segment: sign * Number(index), byte };
}

/**
 * The cell that a reference and a distance in bytes name.
 * @returns undefined if the text is no number, or names no cell of a segment
 */
export function fromReference(reference: string, byteOffset = 0): Relocatable | undefined {
  const place = placeOf(reference, byteOffset);
  if (!place || place.byte < 0) return undefined;
  return new Relocatable(place.segment, Math.floor(place.byte / CELL_BYTES));
}

/** Reads a pc as people write it: `17` in the program, `0:17`, or a reference as `0x10000000220`. */
export function parsePc(text: string, programBase: Relocatable): Relocatable | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return programBase.add(Number(trimmed));
  if (/^\d{1,9}:\d{1,9}$/.test(trimmed)) return Relocatable.parse(trimmed);
  return trimmed.startsWith('0x') ? fromReference(trimmed) : undefined;
}
