import { CELL_BYTES } from '../post-mortem/run-files.ts';
import { RunFilesError } from '../post-mortem/run-files-error.ts';
import type { CellValue } from '../relocatable.ts';
import type { Place, RecordedMemory } from './recorded-run.ts';

const CELL_WORDS = CELL_BYTES / 8;

/** The cells of a memory file: address (64 bits) and value (256 bits), lowest byte first, in any order. */
export class MemoryCells implements RecordedMemory {
  /** Address → where its value starts in the words. */
  readonly #values = new Map<number, number>();
  private readonly words: BigUint64Array;

  /** @throws RunFilesError if these are not the bytes of one */
  constructor(bytes: Uint8Array) {
    if (bytes.length % CELL_BYTES !== 0) {
      throw new RunFilesError(`its size, ${bytes.length} bytes, is no multiple of ${CELL_BYTES}.`);
    }
    // A copy, since words start at multiples of 8 only.
    this.words = new BigUint64Array(Uint8Array.from(bytes).buffer);
    for (let at = 0; at < this.words.length; at += CELL_WORDS)
      this.#values.set(Number(this.words[at]), at + 1);
  }

  get(place: Place): CellValue | undefined {
    const at = typeof place === 'number' ? this.#values.get(place) : undefined;
    if (at === undefined) return undefined;
    const [a = 0n, b = 0n, c = 0n, d = 0n] = this.words.subarray(at, at + 4);
    const high = b | c | d;
    return high === 0n ? a : a | (b << 64n) | (c << 128n) | (d << 192n);
  }

  *places(): Generator<number> {
    yield* [...this.#values.keys()].sort((a, b) => a - b);
  }
}
