import { Relocatable, type CellValue } from '../../vm-core/src/index.ts';
import { ENTRY_SIZE, HEADER_SIZE, MAX_FRAME, Tag } from './protocol.ts';

const WORD = 2 ** 32;
const VALUE = 16;

/** What came is no frame: the other side does not speak the protocol. */
export class GarbageError extends Error {
  override readonly name = 'GarbageError';
}

/** Reads the body of one frame. */
export class Frame {
  readonly kind: number;
  readonly #view: DataView;
  #at = HEADER_SIZE;

  constructor(private readonly data: Uint8Array) {
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.kind = this.#view.getUint8(4);
  }

  uint8(): number {
    return this.#view.getUint8(this.take(1));
  }

  uint32(): number {
    return this.#view.getUint32(this.take(4), true);
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  address(): Relocatable {
    const at = this.take(12);
    return new Relocatable(this.#view.getInt32(at, true), this.uint64At(at + 4));
  }

  /** A value and the address that it goes to. */
  entry(): { readonly address: Relocatable; readonly value: CellValue } {
    const at = this.take(ENTRY_SIZE);
    return {
      address: new Relocatable(this.#view.getInt32(at + 4, true), this.uint64At(at + 8)),
      value: this.valueAt(at),
    };
  }

  /** The rest of the frame as JSON. */
  json(): unknown {
    const text = Buffer.from(this.data.buffer, this.data.byteOffset + this.#at, this.data.length - this.#at);
    this.#at = this.data.length;
    try {
      return JSON.parse(text.toString('utf8'));
    } catch {
      throw new GarbageError('a frame that should hold JSON does not');
    }
  }

  private valueAt(at: number): CellValue {
    const view = this.#view;
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
    return this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * WORD;
  }

  private take(size: number): number {
    const at = this.#at;
    this.#at += size;
    if (this.#at > this.data.length) throw new GarbageError('a frame is shorter than what it should hold');
    return at;
  }
}

/** Cuts what comes in into frames. */
export class FrameSplitter {
  #rest: Uint8Array = new Uint8Array(0);

  /** Takes bytes, which are copied if they have to stay. */
  push(chunk: Uint8Array): void {
    if (this.#rest.length === 0) this.#rest = chunk.slice();
    else {
      const joined = new Uint8Array(this.#rest.length + chunk.length);
      joined.set(this.#rest);
      joined.set(chunk, this.#rest.length);
      this.#rest = joined;
    }
  }

  /**
   * The next whole frame; undefined if it has not come yet.
   * @throws GarbageError
   */
  next(): Frame | undefined {
    const bytes = this.#rest;
    if (bytes.length < HEADER_SIZE) return undefined;
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) + 4;
    if (size < HEADER_SIZE || size > MAX_FRAME) throw new GarbageError(`a frame of ${size} bytes`);
    if (bytes.length < size) return undefined;
    this.#rest = bytes.subarray(size);
    return new Frame(bytes.subarray(0, size));
  }
}
