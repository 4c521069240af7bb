import type { DebugProtocol } from '@vscode/debugprotocol';
import { Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import { ClientError, describeError, wrongArgument } from '../../client-error.ts';
import { CELL_BYTES, readCellBytes, writeCellBytes } from '../../debuggee/inspect/cell-bytes.ts';
import { CellWriter } from '../../debuggee/inspect/cell-writer.ts';
import { hasSegment } from '../../debuggee/inspect/segments.ts';
import type { BytePlace } from '../addresses.ts';
import type { Session } from '../session.ts';
import { reportMemoryChanges } from './memory-events.ts';
import { memoryPlace } from './read-memory.ts';

/** The bytes that are to be in one cell, or in a part of it. */
interface Piece {
  readonly address: Relocatable;
  /** Where they begin in the cell. */
  readonly at: number;
  readonly bytes: Buffer;
}

/**
 * Gives unknown cells a value. Bytes that are as they were count as written, so that clients may write whole pages back.
 * With `allowPartial` the cells before the first one that is refused are written.
 */
export function writeMemory(
  session: Session,
  { memoryReference, offset = 0, allowPartial = false, data }: DebugProtocol.WriteMemoryArguments,
): NonNullable<DebugProtocol.WriteMemoryResponse['body']> {
  const { cursor } = session.stopped.debuggee;
  const place = memoryPlace(memoryReference, offset);
  const bytes = bytesOf(data);
  const writer = new CellWriter(cursor);
  let accepted = 0;
  const values: [Relocatable, CellValue][] = [];
  try {
    for (const piece of piecesOf(place, bytes)) {
      const value = valueOf(session, writer, piece);
      if (value !== undefined) values.push([piece.address, value]);
      accepted += piece.bytes.length;
    }
  } catch (error) {
    if (!allowPartial || accepted === 0) throw new ClientError(describeError(error), true);
  }
  for (const [address, value] of values) writer.write(address, [value]);
  if (values.length > 0) {
    session.afterResponse(() => {
      session.invalidate('variables');
      reportMemoryChanges(session);
    });
  }
  return { offset, bytesWritten: accepted };
}

function bytesOf(data: string): Buffer {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data)) throw wrongArgument('data', 'bytes in base64');
  return Buffer.from(data, 'base64');
}

/** Cuts bytes where cells end. @throws Error before the segment */
function* piecesOf({ segment, byte }: BytePlace, bytes: Buffer): Generator<Piece> {
  if (byte < 0) throw new Error(`Segment ${segment} has nothing before its start.`);
  for (let done = 0; done < bytes.length;) {
    const at = (byte + done) % CELL_BYTES;
    const piece = bytes.subarray(done, done + CELL_BYTES - at);
    yield { address: new Relocatable(segment, Math.floor((byte + done) / CELL_BYTES)), at, bytes: piece };
    done += piece.length;
  }
}

/**
 * The value that a cell gets; undefined if it keeps what it has.
 * @throws Error that says why it cannot have these bytes
 */
function valueOf(
  { stopped }: Session,
  writer: CellWriter,
  { address, at, bytes }: Piece,
): CellValue | undefined {
  const { view } = stopped.debuggee.cursor;
  const known = view.memory.get(address);
  const present = Buffer.alloc(CELL_BYTES);
  writeCellBytes(present, 0, known);
  if (hasSegment(view, address.segment) && present.subarray(at, at + bytes.length).equals(bytes))
    return undefined;
  if (bytes.length < CELL_BYTES && known === undefined) {
    throw new Error(
      `Cells are written whole: give all ${CELL_BYTES} bytes of ${address}, not ${bytes.length}.`,
    );
  }
  // A part of a cell that has a value: the writer refuses whatever it would become.
  const value = bytes.length < CELL_BYTES ? 0n : readCellBytes(bytes);
  if (value === undefined)
    throw new Error(`Cell ${address} holds ${known}, and cannot become unknown again.`);
  if (value instanceof Relocatable && !hasSegment(view, value.segment)) {
    throw new Error(`There is no segment ${value.segment} for ${value} to point into.`);
  }
  writer.check(address, value);
  return value;
}
