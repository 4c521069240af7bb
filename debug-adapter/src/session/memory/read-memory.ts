import type { DebugProtocol } from '@vscode/debugprotocol';
import { wrongArgument } from '../../client-error.ts';
import { byteReference, placeOf, type BytePlace } from '../addresses.ts';
import type { Session } from '../session.ts';
import { readBytes } from './segment-bytes.ts';

/** Clients read pages of some KiB; more is a mistake. */
const MOST_BYTES = 2 ** 24;

/** Memory as bytes. docs/dap.md, Memory, says how cells are written. */
export function readMemory(
  session: Session,
  { memoryReference, offset = 0, count }: DebugProtocol.ReadMemoryArguments,
): NonNullable<DebugProtocol.ReadMemoryResponse['body']> {
  const { view } = session.stopped.debuggee.cursor;
  const place = memoryPlace(memoryReference, offset);
  if (!(Number.isInteger(count) && count >= 0 && count <= MOST_BYTES)) {
    throw wrongArgument('count', `a number of bytes up to ${MOST_BYTES}`);
  }
  const { data, unreadable } = readBytes(view, place, count);
  session.watchedMemory.add({ memoryReference, offset, count }, place, data);
  return {
    address: byteReference(place),
    ...(unreadable > 0 ? { unreadableBytes: unreadable } : {}),
    ...(data.length > 0 ? { data: data.toString('base64') } : {}),
  };
}

/** @throws ClientError if the reference is none */
export function memoryPlace(memoryReference: string, offset: number): BytePlace {
  const place = placeOf(memoryReference, offset);
  if (!place) {
    throw wrongArgument(
      'memoryReference',
      "a number that this adapter gave out, and 'offset' an integer in bytes",
    );
  }
  return place;
}
