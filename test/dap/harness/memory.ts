import type { DebugProtocol } from '@vscode/debugprotocol';
import type { TestSession } from './test-session.ts';

const CELL_BYTES = 32;

/** Cells as clients get them: felts in decimal, pointers as `segment:offset`, `?` for unknown ones. */
export function cellsOf(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  return Array.from({ length: bytes.length / CELL_BYTES }, (_, index) => {
    const cell = bytes.subarray(index * CELL_BYTES, (index + 1) * CELL_BYTES);
    if (cell.every(byte => byte === 0x3f)) return '?';
    if (cell[0] === 0x80) return `${cell.readBigInt64BE(16)}:${cell.readBigInt64BE(24)}`;
    return `${BigInt(`0x${cell.toString('hex')}`)}`;
  });
}

/** The bytes of cells, from what `cellsOf` gives. */
export function bytesOf(...cells: readonly string[]): string {
  const bytes = Buffer.alloc(cells.length * CELL_BYTES);
  for (const [index, text] of cells.entries()) {
    const cell = bytes.subarray(index * CELL_BYTES, (index + 1) * CELL_BYTES);
    const pointer = /^(-?\d+):(\d+)$/.exec(text);
    if (text === '?') cell.fill(0x3f);
    else if (pointer) {
      cell[0] = 0x80;
      cell.writeBigInt64BE(BigInt(pointer[1] ?? 0), 16);
      cell.writeBigInt64BE(BigInt(pointer[2] ?? 0), 24);
    } else cell.write(BigInt(text).toString(16).padStart(64, '0'), 'hex');
  }
  return bytes.toString('base64');
}

type ReadBody = NonNullable<DebugProtocol.ReadMemoryResponse['body']>;

export async function readMemory(
  session: TestSession,
  memoryReference: string,
  count: number,
  offset = 0,
): Promise<ReadBody> {
  const args = { memoryReference, offset, count };
  return (await session.client.customRequest('readMemory', args)).body as ReadBody;
}

/** The memory reference that evaluating an expression comes with. */
export async function referenceOf(session: TestSession, expression: string, frame = 0): Promise<string> {
  const args = { expression, frameId: await session.frameId(frame), context: 'watch' };
  const { memoryReference } = (await session.client.evaluateRequest(args)).body;
  if (memoryReference === undefined) throw new Error(`${expression} has no memory.`);
  return memoryReference;
}
