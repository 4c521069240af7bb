import { Relocatable } from '../../../vm-core/src/index.ts';

/** Bytes of a cell, for the client. */
export const CELL_BYTES = 32n;
/** Each segment has 2^40 bytes of the client's address space, and none begins at 0: clients take that for "no address". */
const SEGMENT_BITS = 40n;

/** The address as a number for the client: `(segment + 1) << 40 | offset * 32`, in hexadecimal. */
export function toReference(address: Relocatable): string {
  const number = ((BigInt(address.segment) + 1n) << SEGMENT_BITS) | (BigInt(address.offset) * CELL_BYTES);
  return `0x${number.toString(16)}`;
}

/**
 * The cell that a reference and a distance in bytes name.
 * @returns undefined if the text is no number, or names no cell of a segment
 */
export function fromReference(reference: string, byteOffset = 0): Relocatable | undefined {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(reference.trim())) return undefined;
  const number = BigInt(reference.trim()) + BigInt(byteOffset);
  const segment = (number >> SEGMENT_BITS) - 1n;
  const offset = (number & ((1n << SEGMENT_BITS) - 1n)) / CELL_BYTES;
  return segment < 0n || segment > 2n ** 31n ? undefined : new Relocatable(Number(segment), Number(offset));
}

/** Reads a pc as people write it: `17` in the program, `0:17`, or a reference as `0x10000000220`. */
export function parsePc(text: string, programBase: Relocatable): Relocatable | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return programBase.add(Number(trimmed));
  if (/^\d{1,9}:\d{1,9}$/.test(trimmed)) return Relocatable.parse(trimmed);
  return trimmed.startsWith('0x') ? fromReference(trimmed) : undefined;
}
