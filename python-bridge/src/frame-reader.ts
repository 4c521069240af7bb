import { Relocatable, type CellValue } from '../../vm-core/src/index.ts';
import { ENTRY_SIZE, HEADER_SIZE, KINDS, MAX_FRAME, Tag } from './protocol.ts';

const WORD = 2 ** 32;
const VALUE = 16;

/** What came is no frame: the other side does not speak the protocol. */
export class GarbageError extends Error {
  override readonly name = 'GarbageError';
}

/** Reads the body of one frame, which lies in a buffer that is used again: read it before the next one is asked for. */
export class Frame {
  readonly kind: number;
  #at: number;

  /** `end`: where the frame ends in the view. */
  constructor(
    private readonly view: DataView,
    start: number,
    private readonly end: number,
  ) {
    this.kind = view.getUint8(start + 4);
    this.#at = start + HEADER_SIZE;
  }

  uint8(): number {
    return this.view.getUint8(this.take(1));
  }

  uint32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  /** A whole number below 2^53. */
  uint64(): number {
    return this.uint64At(this.take(8));
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  address(): Relocatable {
    const at = this.take(12);
    return new Relocatable(this.view.getInt32(at, true), this.uint64At(at + 4));
  }

  /** A value and the address that it goes to. */
  entry(): { readonly address: Relocatable; readonly value: CellValue } {
    const at = this.take(ENTRY_SIZE);
    return {
      address: new Relocatable(this.view.getInt32(at + 4, true), this.uint64At(at + 8)),
      value: this.valueAt(at),
    };
  }

  /** JSON with its length before it, and the bytes behind it. */
  jsonAndBytes(): { readonly header: unknown; readonly payload: Uint8Array } {
    const size = this.uint32();
    const start = this.#at;
    this.take(size);
    return { header: this.parse(start, start + size), payload: this.bytes(start + size, this.end).slice() };
  }

  /** The rest of the frame as text. */
  text(): string {
    const start = this.#at;
    this.#at = this.end;
    return this.bytes(start, this.end).toString('utf8');
  }

  /** The rest of the frame as JSON. */
  json(): unknown {
    const start = this.#at;
    this.#at = this.end;
    return this.parse(start, this.end);
  }

  private bytes(start: number, end: number): Buffer {
    const { view } = this;
    return Buffer.from(view.buffer, view.byteOffset + start, end - start);
  }

  private parse(start: number, end: number): unknown {
    const text = this.bytes(start, end);
    try {
      return JSON.parse(text.toString('utf8'));
    } catch {
      throw new GarbageError('a frame that should hold JSON does not');
    }
  }

  private valueAt(at: number): CellValue {
    const { view } = this;
    const tag = view.getUint8(at);
    const low = view.getBigUint64(at + VALUE, true);
    if (tag === Tag.small) return low;
    if (tag === Tag.pointer) {
      return new Relocatable(view.getInt32(at + VALUE, true), this.uint64At(at + VALUE + 8));
    }
    if (tag !== Tag.felt) throw new GarbageError(`a value has the unknown tag ${tag}`);
    return (
      low |
      (view.getBigUint64(at + VALUE + 8, true) << 64n) |
      (view.getBigUint64(at + VALUE + 16, true) << 128n) |
      (view.getBigUint64(at + VALUE + 24, true) << 192n)
    );
  }

  private uint64At(at: number): number {
    return this.view.getUint32(at, true) + this.view.getUint32(at + 4, true) * WORD;
  }

  /** @throws GarbageError if less than so many bytes are left */
  mustHold(bytes: number): void {
    if (this.#at + bytes > this.end) throw new GarbageError('a frame is shorter than what it should hold');
  }

  private take(size: number): number {
    this.mustHold(size);
    const at = this.#at;
    this.#at += size;
    return at;
  }
}

/** Cuts what comes in into frames. */
export class FrameSplitter {
  /** What came of a frame that is not whole yet, and how many bytes are needed to go on. */
  #parts: Uint8Array[] = [];
  #length = 0;
  #needed = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /**
   * Takes bytes, and gives each frame that is complete now to `onFrame`, which may bring in more bytes itself.
   * @throws GarbageError
   */
  take(chunk: Uint8Array, onFrame: (frame: Frame) => void): void {
    let bytes: Uint8Array | undefined = chunk;
    if (this.#length > 0) {
      this.keep(chunk.slice(), this.#needed);
      bytes = this.enough();
    }
    while (bytes !== undefined && bytes.length > 0) {
      const view = this.viewOf(bytes);
      const size = frameSize(view, bytes.length);
      if (bytes.length < size) return this.keep(bytes.slice(), size);
      // Nearly always there is one frame, and nothing to keep while it is dealt with.
      if (bytes.length > size) this.keep(bytes.slice(size), 0);
      onFrame(new Frame(view, 0, size));
      bytes = this.enough();
    }
  }

  private keep(part: Uint8Array, needed: number): void {
    this.#parts.push(part);
    this.#length += part.length;
    this.#needed = needed;
  }

  /** Returns, and forgets, what was kept, if that is as much as is needed. */
  private enough(): Uint8Array | undefined {
    if (this.#length === 0 || this.#length < this.#needed) return undefined;
    const [first] = this.#parts;
    const bytes = first !== undefined && this.#parts.length === 1 ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    return bytes;
  }

  private viewOf(bytes: Uint8Array): DataView {
    const view = this.#view;
    // Reads go to one buffer, so the view stays good from frame to frame.
    const isSame = view.buffer === bytes.buffer && view.byteOffset === bytes.byteOffset;
    if (isSame && view.byteLength >= bytes.length) return view;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset);
    return this.#view;
  }
}

/** How long the frame is that starts here; a header's length as long as its header is not whole. */
function frameSize(view: DataView, available: number): number {
  if (available < HEADER_SIZE) return HEADER_SIZE;
  const size = view.getUint32(0, true) + 4;
  if (size < HEADER_SIZE || size > MAX_FRAME) throw new GarbageError(`a frame of ${size} bytes`);
  // Told at once: of a length that is wrong, too, the rest may never come.
  const kind = view.getUint8(4);
  if (!KINDS.has(kind)) throw new GarbageError(`a frame of the unknown kind ${kind}`);
  return size;
}
