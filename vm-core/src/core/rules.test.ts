import assert from 'node:assert/strict';
import { EC_OP_GOLDENS } from '../assembly-tests/curve-goldens.ts';
import { KECCAK_GOLDENS, POSEIDON_GOLDENS } from '../assembly-tests/permutation-goldens.ts';
import { PRIME } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { CellCodec } from './cell-codec.ts';
import { instantiateCore, SegmentKind } from './core.ts';

const STAMP = 7;
const DEDUCED = 0x80000000;

/** A segment of some kind in a core of its own. */
function segmentOf(kind: number) {
  const core = instantiateCore();
  const codec = new CellCodec(core);
  const segment = core.addSegment();
  core.setKind(segment, kind);
  return {
    write: (offset: number, values: readonly CellValue[]): void =>
      values.forEach((value, i) => core.writeCell(segment, offset + i, codec.encode(value), STAMP)),
    read: (offset: number): CellValue | undefined => codec.decode(core.readCell(segment, offset)),
    rule: (offset: number): CellValue | undefined => codec.decode(core.ruleFor(segment, offset)),
    deduce: (offset: number): CellValue | undefined => codec.decode(core.deduce(segment, offset, STAMP)),
    stamp: (offset: number): number => core.writerOf(segment, offset),
    accepts: (value: CellValue): boolean => core.accepts(segment, codec.encode(value)) !== 0,
  };
}

const POINTER = new Relocatable(0, 0);
const [poseidonState = [], poseidonResult = []] = POSEIDON_GOLDENS.at(-1) ?? [];

const ecOpGoldens = EC_OP_GOLDENS.flatMap(({ inputs, outputs }) =>
  outputs ? [[inputs, outputs] as const] : [],
);

describe("the builtins' rules in the core", () => {
  for (const { name, kind, goldens } of [
    { name: 'poseidon', kind: SegmentKind.poseidon, goldens: POSEIDON_GOLDENS },
    { name: 'keccak', kind: SegmentKind.keccak, goldens: KECCAK_GOLDENS },
    { name: 'ec_op', kind: SegmentKind.ecOp, goldens: ecOpGoldens },
  ]) {
    it(`${name}: every output follows from the inputs, of whichever instance is asked for`, () => {
      const { write, rule } = segmentOf(kind);
      const instances = goldens.map(([inputs, outputs], i) => ({
        base: (inputs.length + outputs.length) * i,
        inputs,
        outputs,
      }));
      for (const { base, inputs } of instances) write(base, inputs);
      // Instance by instance, and then all the first outputs, all the second ones and so on.
      for (const { base, inputs, outputs } of instances) {
        inputs.forEach((_, i) => assert.equal(rule(base + i), undefined));
        assert.deepEqual(
          outputs.map((_, i) => rule(base + inputs.length + i)),
          outputs,
        );
      }
      for (const index of [0, 1]) {
        for (const { base, inputs, outputs } of instances) {
          assert.equal(rule(base + inputs.length + index), outputs[index]);
        }
      }
    });

    it(`${name}: an input that is missing or a pointer gives nothing`, () => {
      const [inputs = []] = goldens.at(-1) ?? [];
      for (let i = 0; i < inputs.length; i++) {
        const { write, rule } = segmentOf(kind);
        write(0, inputs.slice(0, i));
        write(i + 1, inputs.slice(i + 1));
        assert.equal(rule(inputs.length), undefined);
        write(i, [POINTER]);
        assert.equal(rule(inputs.length), undefined);
      }
    });
  }

  it('computes right what was computed before, and what takes the place of something else', () => {
    const { write, rule } = segmentOf(SegmentKind.poseidon);
    const count = 3000;
    const inputs = (i: number): bigint[] => [BigInt(i % (count / 2)), 2n ** 200n, 3n];
    for (let i = 0; i < count; i++) write(6 * i, inputs(i));
    const first = Array.from({ length: count }, (_, i) => rule(6 * i + 4));
    for (let i = count - 1; i >= 0; i--) assert.equal(rule(6 * i + 4), first[i]);
    assert.deepEqual(first.slice(count / 2), first.slice(0, count / 2));
    assert.equal(new Set(first).size, count / 2);
    for (const i of [0, 1, 777]) {
      const fresh = segmentOf(SegmentKind.poseidon);
      fresh.write(0, inputs(i));
      assert.equal(fresh.rule(4), first[i]);
    }
  });

  it('forgets the outputs of inputs that are refused', () => {
    const { write, rule } = segmentOf(SegmentKind.bitwise);
    write(0, [3n, 5n]);
    write(5, [1n << 251n, 5n]);
    write(10, [1n << 251n, 5n]);
    assert.deepEqual([2, 7, 7, 12, 2].map(rule), [1n, undefined, undefined, undefined, 1n]);
  });

  it('writes the cell that is asked for and no other', () => {
    const { write, deduce, read, stamp } = segmentOf(SegmentKind.poseidon);
    write(0, poseidonState);
    assert.equal(deduce(4), poseidonResult[1]);
    assert.deepEqual([3, 4, 5].map(read), [undefined, poseidonResult[1], undefined]);
    assert.equal(stamp(4), (STAMP | DEDUCED) >> 0);
    assert.equal(deduce(5), poseidonResult[2]);
    assert.equal(read(3), undefined);
  });

  it('does not take the felts of one segment for those of another', () => {
    const core = instantiateCore();
    const codec = new CellCodec(core);
    const results = [1n, 2n].map(value => {
      const segment = core.addSegment();
      core.setKind(segment, SegmentKind.bitwise);
      [value, 3n].forEach((input, i) => core.writeCell(segment, i, codec.encode(input), STAMP));
      return codec.decode(core.ruleFor(segment, 3));
    });
    assert.deepEqual(results, [2n, 1n]);
  });

  it('ec_op: what the reference refuses gives nothing', () => {
    for (const { inputs, outputs } of EC_OP_GOLDENS) {
      if (outputs) continue;
      const { write, rule } = segmentOf(SegmentKind.ecOp);
      write(0, inputs);
      assert.equal(rule(inputs.length), undefined);
    }
  });

  it('keccak: an input of more than 200 bits gives nothing', () => {
    const { write, rule } = segmentOf(SegmentKind.keccak);
    write(0, [1n, 2n, 3n, 4n, 5n, 6n, 7n, 1n << 200n]);
    assert.equal(rule(8), undefined);
  });

  it('range checks take what is below their bound', () => {
    for (const [kind, bits] of [
      [SegmentKind.rangeCheck, 128n],
      [SegmentKind.rangeCheck96, 96n],
    ] as const) {
      const { accepts } = segmentOf(kind);
      assert.deepEqual([0n, 1n << 62n, (1n << bits) - 1n].map(accepts), [true, true, true]);
      assert.deepEqual([1n << bits, 1n << 192n, PRIME - 1n, POINTER].map(accepts), Array(4).fill(false));
    }
  });

  it('leaves the check of every value of a checked segment to its rule', () => {
    assert.equal(segmentOf(SegmentKind.checked).accepts(1n), false);
    assert.equal(segmentOf(SegmentKind.plain).accepts(POINTER), true);
  });
});
