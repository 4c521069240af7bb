import type { CellValue } from '../../../vm-core/src/index.ts';
import { usageError } from '../cli-error.ts';
import { readNamedFile } from '../read-file.ts';
import type { Place, RecordedMemory } from './recorded-run.ts';

const ENTRY_WORDS = 5;
const ENTRY_BYTES = 8 * ENTRY_WORDS;

/** The cells of a memory file: address (64 bits) and value (256 bits), lowest byte first, in any order. */
export class MemoryFile implements RecordedMemory {
  /** Address → where its value starts in the words. */
  readonly #values = new Map<number, number>();

  private constructor(private readonly words: BigUint64Array) {
    for (let at = 0; at < words.length; at += ENTRY_WORDS) this.#values.set(Number(words[at]), at + 1);
  }

  /** @throws CliError with the usage exit code if it is no memory file */
  static read(file: string): MemoryFile {
    const bytes = readNamedFile(file, '--memory-file');
    if (bytes.length % ENTRY_BYTES === 0) {
      // A copy, since words start at multiples of 8 only.
      return new MemoryFile(new BigUint64Array(Uint8Array.from(bytes).buffer));
    }
    throw usageError(
      `${file} (--memory-file) is no memory file: its size, ${bytes.length} bytes, is no multiple of ${ENTRY_BYTES}.`,
    );
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
