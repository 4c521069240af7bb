import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { blake2s } from '@noble/hashes/blake2.js';
import fc from 'fast-check';
import { blake2sCompress } from '../core/blake2s.ts';
import { instantiateCore } from '../core/core.ts';
import { program } from '../testing/casm.ts';
import { CairoVm } from './cairo-vm.ts';

/** Made by fixtures/make_extension_goldens.py with cairo-vm 3.2.0. */
interface Golden {
  readonly data: readonly string[];
  /** The first two lines of the error. */
  readonly error?: string;
  /** The relocated cells behind the program: address and value. */
  readonly memory?: readonly (readonly [number, string])[];
}

const goldens = JSON.parse(
  readFileSync(new URL('fixtures/extension-goldens.json', import.meta.url), 'utf8'),
) as readonly Golden[];
const ENTRY_BYTES = 40;

/** The relocated cells behind the program, from a run's memory file. */
function cellsBehind(vm: CairoVm): [number, string][] {
  const file = Buffer.concat([...vm.memoryFile()]);
  const cells: [number, string][] = [];
  for (let at = 0; at < file.length; at += ENTRY_BYTES) {
    const address = Number(file.readBigUInt64LE(at));
    const value = `0x${file
      .subarray(at + 8, at + ENTRY_BYTES)
      .reverse()
      .toString('hex')
      .replace(/^0+(?=.)/, '')}`;
    if (address > vm.program.data.length) cells.push([address, value]);
  }
  return cells;
}

describe('the instructions that cairo-vm adds', () => {
  it('do what they do in cairo-vm, errors included', async () => {
    assert.ok(goldens.length > 100);
    for (const [index, golden] of goldens.entries()) {
      const vm = CairoVm.create(program(golden.data.map(BigInt)));
      const stop = await vm.run();
      const error =
        stop.reason === 'error' ? stop.error.message.split('\n').slice(0, 2).join('\n') : undefined;
      assert.equal(error, golden.error, `golden ${index}`);
      if (golden.memory) assert.deepEqual(cellsBehind(vm), golden.memory, `golden ${index}`);
    }
  });

  it('compress blocks as Blake2s does', () => {
    const core = instantiateCore();
    const initial = [
      0x6a09e667 ^ 0x01010020,
      0xbb67ae85,
      0x3c6ef372,
      0xa54ff53a,
      0x510e527f,
      0x9b05688c,
      0x1f83d9ab,
      0x5be0cd19,
    ];
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), bytes => {
        const padded = new Uint8Array(Math.ceil(bytes.length / 64) * 64);
        padded.set(bytes);
        let state: readonly number[] = initial;
        for (let from = 0; from < padded.length; from += 64) {
          const message = Array.from(new Uint32Array(padded.slice(from, from + 64).buffer));
          const isLast = from + 64 === padded.length;
          state = blake2sCompress(core, {
            state,
            message,
            counter: isLast ? bytes.length : from + 64,
            isLast,
          });
        }
        assert.deepEqual(new Uint8Array(Uint32Array.from(state).buffer), blake2s(bytes));
      }),
    );
  });
});
