import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { CellCodec } from './cell-codec.ts';
import { instantiateCore } from './core.ts';

const CELLS = 7;
const WORD = 1n << 96n;
const P = WORD ** 4n - 317n;
const A = WORD ** 3n + 5n;
const B = WORD ** 2n * 7n + 2n ** 80n;

const wordsOf = (value: bigint): bigint[] =>
  [0n, 1n, 2n, 3n].map(i => BigInt.asUintN(96, value >> (96n * i)));

/** Three right products, of which the second continues the first; `change` may spoil cells before the check. */
function firstUnproven(change: (cells: Map<string, CellValue>) => void = () => undefined): number {
  const core = instantiateCore();
  const codec = new CellCodec(core);
  const [instances, values, offsets] = [core.addSegment(), core.addSegment(), core.addSegment()];
  const cells = new Map<string, CellValue>();
  const put = (segment: number, offset: number, list: readonly CellValue[]): void =>
    list.forEach((value, i) => cells.set(`${segment}:${offset + i}`, value));
  for (const [index, n] of [2n, 1n, 1n].entries()) {
    const pointers = [new Relocatable(values, 1), new Relocatable(offsets, 3 * index)];
    put(instances, CELLS * index, [...wordsOf(P), ...pointers, n]);
    put(offsets, 3 * index, [0n, 4n, 8n]);
  }
  put(values, 1, [A, B, (A * B) % P].flatMap(wordsOf));
  change(cells);
  for (const [place, value] of cells) {
    const [segment = 0, offset = 0] = place.split(':').map(Number);
    core.writeCell(segment, offset, codec.encode(value), 0);
  }
  return core.findUnprovenOperation(instances, 3, 1);
}

describe('findUnprovenOperation', () => {
  it('passes over right operations', () => {
    assert.equal(firstUnproven(), 3);
  });

  for (const [what, place, value, index] of [
    ['a word that is wrong', '1:9', 1n, 0],
    ['a word of more than 96 bits', '1:1', WORD, 0],
    ['a negative word', '1:1', PRIME - 1n, 0],
    ['a word that is a pointer', '1:1', new Relocatable(0, 0), 0],
    ['another modulus in a sequel', '0:7', 1n, 1],
    ['another n in a sequel', '0:13', 2n, 1],
    ['other values in a sequel', '0:11', new Relocatable(1, 2), 1],
    ['other offsets in a sequel', '0:12', new Relocatable(2, 6), 1],
    ['an n of 0', '0:20', 0n, 2],
    ['an n that is a pointer', '0:20', new Relocatable(0, 0), 2],
    ['values that are no pointer', '0:18', 1n, 2],
    ['values in no segment', '0:18', new Relocatable(9, 1), 2],
    ['values in a segment far out of the table', '0:18', new Relocatable(2 ** 21 - 1, 1), 2],
    ['values in a temporary segment that is none', '0:18', new Relocatable(-1, 1), 2],
    ['offsets that are far away', '0:19', new Relocatable(2, 2 ** 31), 2],
    ['an offset that is a pointer', '2:6', new Relocatable(0, 0), 2],
    ['an offset before the values', '2:6', PRIME - 2n, 2],
    ['an offset that is far away', '2:6', 2n ** 31n, 2],
    ['a large offset', '2:6', 2n ** 100n, 2],
  ] as const) {
    it(`stops at ${what}`, () => {
      assert.equal(
        firstUnproven(cells => cells.set(place, value)),
        index,
      );
    });
  }

  it('stops at a missing word, and at a modulus of 0', () => {
    assert.equal(
      firstUnproven(cells => cells.delete('1:12')),
      0,
    );
    assert.equal(
      firstUnproven(cells => [14, 15, 16, 17].forEach(offset => cells.set(`0:${offset}`, 0n))),
      2,
    );
  });

  it('follows the rules of temporary segments', () => {
    const core = instantiateCore();
    const codec = new CellCodec(core);
    const [instances, target] = [core.addSegment(), core.addSegment()];
    const temporary = core.addTemporarySegment();
    core.setRule(temporary, codec.encode(new Relocatable(target, 2)));
    const write = (segment: number, offset: number, list: readonly CellValue[]): void =>
      list.forEach((value, i) => core.writeCell(segment, offset + i, codec.encode(value), 0));
    write(instances, 0, [7n, 0n, 0n, 0n, new Relocatable(temporary, 1), new Relocatable(temporary, 13), 1n]);
    write(target, 3, [...wordsOf(4n), ...wordsOf(5n), ...wordsOf(6n), 0n, 4n, 8n]);
    assert.equal(core.findUnprovenOperation(instances, 1, 0), 0, 'as a sum');
    assert.equal(core.findUnprovenOperation(instances, 1, 1), 1, 'as a product');
  });
});
