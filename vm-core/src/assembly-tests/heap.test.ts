import assert from 'node:assert/strict';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import type { FeltMemory } from './felt-memory.ts';

interface HeapCore extends FeltMemory {
  heapTop(): number;
  readonly heapExhausted: WebAssembly.Global;
}

/** Bytes of a memory that a growth step cannot hold. */
const BIG = 9 * 1024 * 1024 + 5;

describe('heap', () => {
  let instantiate: () => HeapCore;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    instantiate = await compileAssembly<HeapCore>('heap.ts');
  });

  it('hands out aligned memory that does not overlap', () => {
    const core = instantiate();
    let end = 0;
    for (const bytes of [1, 31, 32, 33, 0, 64, 100_000, BIG, 7]) {
      const start = core.allocate(bytes);
      assert.equal(start % 32, 0);
      assert.ok(start >= end, `${start} overlaps what ends at ${end}`);
      assert.ok(core.memory.buffer.byteLength >= start + bytes);
      end = start + bytes;
    }
    assert.ok(core.heapTop() >= end);
    assert.ok(core.heapTop() < end + 32);
  });

  it('hands out zeroed memory', () => {
    const core = instantiate();
    for (const bytes of [64, 100_000, BIG]) {
      const pointer = core.allocate(bytes);
      const memory = new Uint8Array(core.memory.buffer, pointer, bytes);
      assert.ok(memory.every(byte => byte === 0));
      memory.fill(0xff);
    }
  });

  it('M12: keeps the memories of two instances apart', () => {
    const [first, second] = [instantiate(), instantiate()];
    const pointer = first.allocate(32);
    assert.equal(second.allocate(32), pointer);
    new Uint8Array(first.memory.buffer)[pointer] = 1;
    assert.equal(new Uint8Array(second.memory.buffer)[pointer], 0);
  });

  it('says that it is exhausted, and still serves what there is', () => {
    const core = instantiate();
    core.allocate(64);
    assert.equal(core.heapExhausted.value, 0);
    assert.throws(() => core.allocate(0xffff_fff0), WebAssembly.RuntimeError);
    assert.equal(core.heapExhausted.value, 1);
    assert.ok(core.allocate(64) > 0);
  });
});
