import { Relocatable, type CellValue } from '../../vm-core/src/index.ts';
import { ENTRY_SIZE, Form, HEADER_SIZE, Tag } from './protocol.ts';

const SMALL_BOUND = 2n ** 64n;
const WORD = 2 ** 32;
const VALUE = 16;

/** Builds one frame after the other in one buffer that grows. A frame is good until the next `start`. */
export class FrameWriter {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Begins a frame. */
  start(kind: number): this {
    this.#length = HEADER_SIZE;
    this.#bytes[4] = kind;
    return this;
  }

  /** Ends the frame and returns it. */
  finish(): Uint8Array {
    this.#view.setUint32(0, this.#length - 4, true);
    return this.#bytes.subarray(0, this.#length);
  }

  uint8(value: number): this {
    this.#view.setUint8(this.take(1), value);
    return this;
  }

  /** Leaves room for what is known later; returns where it is. */
  reserve(size: number): number {
    return this.take(size);
  }

  /** Writes into such room. */
  uint16At(at: number, value: number): this {
    this.#view.setUint16(at, value, true);
    return this;
  }

  uint32(value: number): this {
    this.#view.setUint32(this.take(4), value, true);
    return this;
  }

  int32(value: number): this {
    this.#view.setInt32(this.take(4), value, true);
    return this;
  }

  /** A whole number below 2^53. */
  uint64(value: number): this {
    this.putUint64(this.take(8), value);
    return this;
  }

  /** Segment (i32) and offset (u64). */
  address(address: Relocatable): this {
    return this.int32(address.segment).uint64(address.offset);
  }

  bytes(bytes: Uint8Array): this {
    const at = this.take(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** A memory value; undefined: the cell is unknown. */
  entry(value: CellValue | undefined): this {
    const at = this.takeEntry();
    this.#bytes[at] = this.putValue(at + VALUE, value);
    return this;
  }

  /** The answer to a read: its form and the values of cells that follow one another. */
  cells(values: readonly (CellValue | undefined)[]): this {
    if (!values.every(isSmall)) {
      this.uint8(Form.entries);
      for (const value of values) this.entry(value);
      return this;
    }
    this.uint8(Form.numbers);
    let at = this.take(8 * values.length);
    for (const value of values) {
      this.#view.setBigUint64(at, value, true);
      at += 8;
    }
    return this;
  }

  /** The value of a reference and, if it is a memory cell, its address. 'ask': Python has to ask for it. */
  reference(value: CellValue | undefined | 'ask', address: Relocatable | 'ask' | undefined): this {
    const at = this.takeEntry();
    this.#bytes[at] = value === 'ask' ? Tag.ask : this.putValue(at + VALUE, value);
    if (address === 'ask') this.#bytes[at + 1] = Tag.ask;
    else if (address !== undefined) {
      this.#bytes[at + 1] = Tag.pointer;
      this.#view.setInt32(at + 4, address.segment, true);
      this.putUint64(at + 8, address.offset);
    }
    return this;
  }

  private putValue(at: number, value: CellValue | undefined): number {
    if (value === undefined) return Tag.unknown;
    if (value instanceof Relocatable) {
      this.#view.setInt32(at, value.segment, true);
      this.putUint64(at + 8, value.offset);
      return Tag.pointer;
    }
    this.#view.setBigUint64(at, value, true);
    if (value < SMALL_BOUND) return Tag.small;
    this.#view.setBigUint64(at + 8, value >> 64n, true);
    this.#view.setBigUint64(at + 16, value >> 128n, true);
    this.#view.setBigUint64(at + 24, value >> 192n, true);
    return Tag.felt;
  }

  private putUint64(at: number, value: number): void {
    this.#view.setUint32(at, value % WORD, true);
    this.#view.setUint32(at + 4, Math.floor(value / WORD), true);
  }

  private takeEntry(): number {
    const at = this.take(ENTRY_SIZE);
    // What an earlier frame left: only the tags decide what is read.
    this.#bytes[at] = Tag.unknown;
    this.#bytes[at + 1] = Tag.unknown;
    return at;
  }

  /** Reserves bytes and returns where they start. */
  private take(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 ** Math.ceil(Math.log2(this.#length)));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

const isSmall = (value: CellValue | undefined): value is bigint =>
  typeof value === 'bigint' && value < SMALL_BOUND;
