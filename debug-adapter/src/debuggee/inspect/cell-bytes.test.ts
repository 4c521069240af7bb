import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PRIME, Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import { CELL_BYTES, readCellBytes, writeCellBytes } from './cell-bytes.ts';

function bytesOf(value: CellValue | undefined): Buffer {
  const bytes = Buffer.alloc(CELL_BYTES * 3, 0xee);
  writeCellBytes(bytes, CELL_BYTES, value);
  assert.deepEqual(bytes.subarray(0, CELL_BYTES), Buffer.alloc(CELL_BYTES, 0xee));
  assert.deepEqual(bytes.subarray(2 * CELL_BYTES), Buffer.alloc(CELL_BYTES, 0xee));
  return bytes.subarray(CELL_BYTES, 2 * CELL_BYTES);
}

const hex = (value: CellValue | undefined): string => bytesOf(value).toString('hex');

describe('the bytes of a cell', () => {
  it('are the felt, the most significant byte first', () => {
    assert.equal(hex(0n), '0'.repeat(64));
    assert.equal(hex(0x1234n), '1234'.padStart(64, '0'));
    assert.equal(hex(PRIME - 1n), (PRIME - 1n).toString(16).padStart(64, '0'));
    assert.match(hex(PRIME - 1n), /^08/);
  });

  it('are 0x80, the segment and the offset of a pointer', () => {
    assert.equal(
      hex(new Relocatable(3, 17)),
      `80${'00'.repeat(15)}${'3'.padStart(16, '0')}${'11'.padStart(16, '0')}`,
    );
    assert.equal(hex(new Relocatable(-2, 1)), `80${'00'.repeat(15)}fffffffffffffffe0000000000000001`);
  });

  it('are question marks where nothing is known', () => {
    assert.equal(bytesOf(undefined).toString('latin1'), '?'.repeat(32));
  });

  for (const value of [
    undefined,
    0n,
    1n,
    2n ** 64n - 1n,
    2n ** 64n,
    2n ** 192n + 5n,
    PRIME - 1n,
    new Relocatable(0, 0),
    new Relocatable(200_000, 2 ** 40 - 1),
    new Relocatable(-65_536, 7),
  ]) {
    it(`are read back: ${value}`, () => assert.deepEqual(readCellBytes(bytesOf(value)), value));
  }

  for (const [what, bytes, message] of [
    ['the prime', PRIME.toString(16).padStart(64, '0'), /is no felt/],
    ['all bits', 'ff'.repeat(32), /is no felt/],
    ['an unknown cell that was half written to', `${'3f'.repeat(31)}00`, /is no felt/],
    ['a pointer with something before the segment', `8001${'00'.repeat(30)}`, /is no pointer/],
    ['a pointer to before its segment', `80${'00'.repeat(23)}${'ff'.repeat(8)}`, /is no pointer/],
    [
      'a pointer beyond all numbers',
      `80${'00'.repeat(15)}7fffffffffffffff${'00'.repeat(8)}`,
      /is no pointer/,
    ],
  ] as const) {
    it(`are refused: ${what}`, () => {
      assert.throws(() => readCellBytes(Buffer.from(bytes, 'hex')), message);
    });
  }
});
