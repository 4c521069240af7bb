import { PRIME, Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';

/** Bytes of a cell, for clients that look at memory byte by byte. */
export const CELL_BYTES = 32;
/** The first byte of a pointer. Felts are below 2^252, so that theirs is at most 0x08. */
const POINTER_TAG = 0x80;
/** Each byte of a cell without a value: `?` in the text column of a hex editor. */
const UNKNOWN_BYTE = 0x3f;
/** Where segment and offset of a pointer stand, each a big-endian 64-bit integer. */
const SEGMENT_AT = 16;
const OFFSET_AT = 24;

const UNKNOWN_CELL = Buffer.alloc(CELL_BYTES, UNKNOWN_BYTE);

/**
 * A cell as 32 bytes: a felt as a big-endian number; a pointer as 0x80, 15 zero bytes, the segment (signed) and the
 * offset; an unknown cell as 32 times 0x3f. No two cells have the same bytes. (docs/dap.md, Memory)
 */
export function writeCellBytes(bytes: Buffer, at: number, value: CellValue | undefined): void {
  if (value === undefined) {
    UNKNOWN_CELL.copy(bytes, at);
  } else if (value instanceof Relocatable) {
    bytes.fill(0, at, at + CELL_BYTES);
    bytes[at] = POINTER_TAG;
    bytes.writeBigInt64BE(BigInt(value.segment), at + SEGMENT_AT);
    bytes.writeBigInt64BE(BigInt(value.offset), at + OFFSET_AT);
  } else {
    for (let byte = 0, rest = value; byte < CELL_BYTES; byte += 8, rest >>= 64n) {
      bytes.writeBigUInt64BE(BigInt.asUintN(64, rest), at + CELL_BYTES - 8 - byte);
    }
  }
}

/**
 * The cell that 32 bytes stand for; undefined for an unknown one.
 * @throws Error that says what is wrong with bytes that stand for none
 */
export function readCellBytes(bytes: Buffer): CellValue | undefined {
  if (bytes.equals(UNKNOWN_CELL)) return undefined;
  const value = bytes[0] === POINTER_TAG ? readPointer(bytes) : BigInt(`0x${bytes.toString('hex')}`);
  if (typeof value === 'bigint' && value >= PRIME) {
    throw new Error(`0x${value.toString(16)} is no felt: felts are below 0x${PRIME.toString(16)}.`);
  }
  return value;
}

function readPointer(bytes: Buffer): Relocatable {
  const segment = Number(bytes.readBigInt64BE(SEGMENT_AT));
  const offset = Number(bytes.readBigInt64BE(OFFSET_AT));
  const isZero = bytes.subarray(1, SEGMENT_AT).every(byte => byte === 0);
  if (isZero && offset >= 0 && Number.isSafeInteger(offset) && Number.isSafeInteger(segment)) {
    return new Relocatable(segment, offset);
  }
  throw new Error(
    `0x${bytes.toString('hex')} is no pointer: 0x80, 15 zero bytes, 8 bytes with the segment, 8 with the offset.`,
  );
}
