import type { HintRun } from '../hint-run.ts';
import { keccak256 } from '../keccak-256.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { add, assertThat, isInt, isLess, rounds, subtract } from '../python-values.ts';
import { PythonError } from '../../../errors/python-error.ts';
import type { CellValue } from '../../../relocatable.ts';
import type { Write } from '../hint-ids.ts';

const WORD_BYTES = 16;

/** `word.to_bytes(length, 'big')` */
function toBytes(word: CellValue, length: number): number[] {
  if (!isInt(word)) {
    // A pointer has a function of this name that is called otherwise.
    const text = "RelocatableValue.to_bytes() missing 1 required positional argument: 'byte_order'";
    throw new PythonError('TypeError', text);
  }
  if (word >> BigInt(8 * length) !== 0n) throw new PythonError('OverflowError', 'int too big to convert');
  return Array.from({ length }, (_, i) => Number((word >> BigInt(8 * (length - 1 - i))) & 0xffn));
}

/** Writes the two halves of the hash; the lines follow each other. */
function writeHash(
  run: HintRun,
  input: readonly number[],
  [high, low]: readonly [Write, Write],
  line: number,
): void {
  const hash = BigInt(`0x${Buffer.from(keccak256(Uint8Array.from(input))).toString('hex')}`);
  run.line = line;
  high(run, hash >> 128n);
  run.line = line + 1;
  low(run, hash & ((1n << 128n) - 1n));
}

/** starkware/cairo/common/keccak.cairo */
export const keccak: readonly HintGroup[] = [
  {
    name: 'unsafe_keccak',
    reads: ['__keccak_max_size'],
    writes: ['keccak', 'data', 'length', 'keccak_input', 'word_i', 'byte_i', 'word', 'n_bytes', 'hashed'],
    hints: new Map([
      [
        python`
          from eth_hash.auto import keccak

          data, length = ids.data, ids.length

          if '__keccak_max_size' in globals():
              assert length <= __keccak_max_size, \
                  f'unsafe_keccak() can only be used with length<={__keccak_max_size}. ' \
                  f'Got: length={length}.'

          keccak_input = bytearray()
          for word_i, byte_i in enumerate(range(0, length, 16)):
              word = memory[data + word_i]
              n_bytes = min(16, length - byte_i)
              assert 0 <= word < 2 ** (8 * n_bytes)
              keccak_input += word.to_bytes(n_bytes, 'big')

          hashed = keccak(keccak_input)
          ids.high = int.from_bytes(hashed[:16], 'big')
          ids.low = int.from_bytes(hashed[16:32], 'big')
        `,
        ids => {
          const [readData, readLength] = [ids.read('data'), ids.read('length')];
          const hash = [ids.write('high'), ids.write('low')] as const;
          return run => {
            run.line = 3;
            const data = readData(run);
            const length = readLength(run);
            run.line = 11;
            const total = rounds(length);
            const input: number[] = [];
            for (let word = 0n; word * 16n < total; word++) {
              run.line = 12;
              const value = run.read(add(data, word));
              const left = total - word * 16n;
              const size = left < 16n ? Number(left) : WORD_BYTES;
              run.line = 14;
              assertThat(isLess(value, 1n << BigInt(8 * size)), () => '');
              run.line = 15;
              input.push(...toBytes(value, size));
            }
            writeHash(run, input, hash, 18);
          };
        },
      ],
    ]),
  },
  {
    name: 'unsafe_keccak_finalize',
    writes: ['keccak', 'keccak_input', 'n_elms', 'word', 'hashed'],
    hints: new Map([
      [
        python`
          from eth_hash.auto import keccak
          keccak_input = bytearray()
          n_elms = ids.keccak_state.end_ptr - ids.keccak_state.start_ptr
          for word in memory.get_range(ids.keccak_state.start_ptr, n_elms):
              keccak_input += word.to_bytes(16, 'big')
          hashed = keccak(keccak_input)
          ids.high = int.from_bytes(hashed[:16], 'big')
          ids.low = int.from_bytes(hashed[16:32], 'big')
        `,
        ids => {
          const [end, start] = [ids.read('keccak_state.end_ptr'), ids.read('keccak_state.start_ptr')];
          const hash = [ids.write('high'), ids.write('low')] as const;
          return run => {
            run.line = 3;
            const count = subtract(end(run), start(run));
            run.line = 4;
            const first = start(run);
            const words: CellValue[] = [];
            for (let i = 0n; i < rounds(count); i++) words.push(run.read(add(first, i)));
            run.line = 5;
            writeHash(
              run,
              words.flatMap(word => toBytes(word, WORD_BYTES)),
              hash,
              7,
            );
          };
        },
      ],
    ]),
  },
];
