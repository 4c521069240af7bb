import type { CellValue } from '../../../vm-core/src/index.ts';
import { usageError } from '../cli-error.ts';
import { readNamedFile } from '../read-file.ts';
import type { Place, RecordedMemory } from './recorded-run.ts';

const ADDRESS_BYTES = 8;
const ENTRY_BYTES = 40;

/** The cells of a memory file: address (64 bits) and value (256 bits), lowest byte first, in any order. */
export class MemoryFile implements RecordedMemory {
  /** Address → where its value starts in the file. */
  readonly #values = new Map<number, number>();

  private constructor(private readonly bytes: Buffer) {
    for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
      this.#values.set(Number(bytes.readBigUInt64LE(at)), at + ADDRESS_BYTES);
    }
  }

  /** @throws CliError with the usage exit code if it is no memory file */
  static read(file: string): MemoryFile {
    const bytes = readNamedFile(file, '--memory-file');
    if (bytes.length % ENTRY_BYTES === 0) return new MemoryFile(bytes);
    throw usageError(
      `${file} (--memory-file) is no memory file: its size, ${bytes.length} bytes, is no multiple of ${ENTRY_BYTES}.`,
    );
  }

  get(place: Place): CellValue | undefined {
    const at = typeof place === 'number' ? this.#values.get(place) : undefined;
    if (at === undefined) return undefined;
    let value = 0n;
    for (let limb = 3; limb >= 0; limb--) value = (value << 64n) | this.bytes.readBigUInt64LE(at + 8 * limb);
    return value;
  }

  *places(): Generator<number> {
    yield* [...this.#values.keys()].sort((a, b) => a - b);
  }
}
