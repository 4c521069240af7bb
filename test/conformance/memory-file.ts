/** Bytes of one cell: the address (u64) and the value (32 bytes), little-endian. */
const CELL = 40;

/** A memory file with its cells sorted by address; cairo-lang writes them in the order of assignment. */
export function sortedMemory(file: Uint8Array): Buffer {
  const cells: Buffer[] = [];
  for (let start = 0; start < file.length; start += CELL)
    cells.push(Buffer.from(file.subarray(start, start + CELL)));
  cells.sort((a, b) => Number(a.readBigUInt64LE() - b.readBigUInt64LE()));
  return Buffer.concat(cells);
}
