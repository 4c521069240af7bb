import { inflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { PieError } from './pie-error.ts';

/** A file in an archive, as the archive's directory describes it. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header is. */
  readonly headerAt: number;
}

export const DEFLATED = 8;

const END = { signature: 0x06054b50, bytes: 22, maxComment: 0xffff };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const ENCRYPTED = 1;
const IN_ZIP64 = 0xffffffff;

/**
 * Reads the directory of a ZIP archive (PKWARE, APPNOTE.TXT, 4.3). Nothing is unpacked: what the directory says can
 * be judged first.
 * @throws PieError if the file is no whole archive
 */
export function readZipDirectory(file: Uint8Array): ZipMember[] {
  try {
    return [...entries(new DataView(file.buffer, file.byteOffset, file.byteLength))];
  } catch (error) {
    throw error instanceof RangeError ? new PieError(DAMAGED) : error;
  }
}

const DAMAGED =
  'This is not a whole ZIP archive: its directory is missing or damaged. Write the Cairo PIE again.';

function* entries(view: DataView): Generator<ZipMember> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== ENTRY.signature) throw new PieError(DAMAGED);
    const nameLength = view.getUint16(at + 28, true);
    const name = textAt(view, at + ENTRY.bytes, nameLength);
    const [compressedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    if (compressedSize === IN_ZIP64 || size === IN_ZIP64) {
      throw new PieError(`${name} has 4 GiB or more; Cairo PIEs of this size cannot be read here.`);
    }
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new PieError(`${name} is encrypted.`);
    yield {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize,
      size,
      headerAt: view.getUint32(at + 42, true),
    };
    at += ENTRY.bytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** Where the end of the directory is described: behind it there is only a comment. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END.bytes;
  for (let at = last; at >= 0 && at >= last - END.maxComment; at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw new PieError(DAMAGED);
}

/**
 * Unpacks a member into as many bytes as the directory says, no more.
 * @throws PieError if there are more or fewer, or if they are others than those that were packed
 */
export function readZipMember(file: Uint8Array, member: ZipMember): Uint8Array {
  const { name, size } = member;
  const content = unpack(file, member);
  if (content?.length !== size || crc32(content) !== member.crc) {
    throw new PieError(`${name} in the Cairo PIE is damaged. Write the Cairo PIE again.`);
  }
  return content;
}

/** Undefined if it is no packed data. */
function unpack(
  file: Uint8Array,
  { name, size, compressedSize, headerAt }: ZipMember,
): Uint8Array | undefined {
  const out = allocate(name, size);
  try {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    if (view.getUint32(headerAt, true) !== LOCAL.signature) return undefined;
    const skipped = view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
    const start = headerAt + LOCAL.bytes + skipped;
    return inflateSync(file.subarray(start, start + compressedSize), { out });
  } catch {
    // fflate's errors and those of a view that is too short say the same here.
    return undefined;
  }
}

function allocate(name: string, size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    throw new PieError(
      `There is no memory for ${name} in the Cairo PIE, which says that it has ${size} bytes.`,
    );
  }
}

function textAt(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}
