import assert from 'node:assert/strict';
import { PRIME, Relocatable, type CellValue } from '../../vm-core/src/index.ts';
import { FrameSplitter, GarbageError, type Frame } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import { ENTRY_SIZE, Form, HEADER_SIZE, jsonFrame, Kind } from './protocol.ts';

/** Cuts bytes into frames, `size` bytes at a time. */
function split(bytes: Uint8Array, size: number): Frame[] {
  const splitter = new FrameSplitter();
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    splitter.take(bytes.slice(at, at + size), frame => frames.push(frame));
  }
  return frames;
}

describe('frames of the bridge', () => {
  it('carry values and addresses of every size', () => {
    const values: CellValue[] = [
      0n,
      1n,
      2n ** 63n,
      2n ** 64n - 1n,
      2n ** 64n,
      2n ** 128n + 5n,
      PRIME - 1n,
      new Relocatable(-3, 0),
      new Relocatable(7, 2 ** 39),
    ];
    const writer = new FrameWriter().start(Kind.done);
    values.forEach((value, index) => writer.reference(value, new Relocatable(index - 2, 2 ** 31 + index)));
    const [frame] = split(writer.finish(), 1000);
    assert.ok(frame);
    values.forEach((value, index) => {
      const entry = frame.entry();
      assert.deepEqual(entry.value, value);
      assert.deepEqual(entry.address, new Relocatable(index - 2, 2 ** 31 + index));
    });
    assert.throws(() => frame.entry(), GarbageError);
  });

  it('grow as needed and say nothing of the frame before', () => {
    const writer = new FrameWriter();
    writer.start(Kind.answer).bytes(new Uint8Array(100_000).fill(255));
    assert.equal(writer.finish().length, 100_005);
    const [frame] = split(writer.start(Kind.answer).entry(undefined).finish(), 64);
    assert.throws(() => frame?.entry(), /unknown tag 0/);
  });

  it('carry cells that are all small numbers in 8 bytes each', () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => 2n ** 64n - 1n - BigInt(i));
    const [short] = split(new FrameWriter().start(Kind.answer).cells(numbers).finish(), 4096);
    assert.equal(short?.uint8(), Form.numbers);
    assert.deepEqual([short.uint32(), short.uint32()], [2 ** 32 - 1, 2 ** 32 - 1]);
    short.skip(998 * 8);
    assert.deepEqual([short.uint32(), short.uint32()], [2 ** 32 - 1000, 2 ** 32 - 1]);
    assert.throws(() => short.uint8(), GarbageError);
    for (const other of [2n ** 64n, undefined, new Relocatable(1, 2)]) {
      const frame = new FrameWriter()
        .start(Kind.answer)
        .cells([...numbers, other])
        .finish();
      assert.equal(frame[HEADER_SIZE], Form.entries);
      assert.equal(frame.length, HEADER_SIZE + 1 + 1001 * ENTRY_SIZE);
    }
  });

  it('are found however they are cut', () => {
    const bytes = Buffer.concat([1, 2, 3].map(number => jsonFrame(Kind.result, { number, text: 'ü€' })));
    for (const size of [1, 2, 3, 7, 40, 1000]) {
      const frames = split(bytes, size);
      assert.deepEqual(
        frames.map(frame => frame.json()),
        [1, 2, 3].map(number => ({ number, text: 'ü€' })),
      );
    }
  });

  it('are not found in garbage', () => {
    assert.throws(() => split(new Uint8Array(8).fill(255), 8), GarbageError);
    assert.throws(() => split(new Uint8Array(8), 8), GarbageError);
    const [frame] = split(
      jsonFrame(Kind.result, null).map((byte, index) => (index > 4 ? 1 : byte)),
      100,
    );
    assert.throws(() => frame?.json(), GarbageError);
  });
});
