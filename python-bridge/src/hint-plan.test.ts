import assert from 'node:assert/strict';
import {
  makeEvaluator,
  parseExpression,
  Relocatable,
  type CellValue,
  type Hint,
} from '../../vm-core/src/index.ts';
import { FrameWriter } from './frame-writer.ts';
import { HintPlan } from './hint-plan.ts';
import { namesInCode } from './name-descriptions.ts';
import { ENTRY_SIZE, HEADER_SIZE } from './protocol.ts';

const ap = new Relocatable(1, 10);
const fp = new Relocatable(1, 5);

function memoryOf(cells: Record<string, CellValue>): { get(address: Relocatable): CellValue | undefined } {
  return { get: address => cells[String(address)] };
}

const hint = (code: string): Hint => ({ code, accessibleScopes: [], flowTracking: undefined });

/** The counts and the size of what a plan writes. */
function written(plan: HintPlan, cells: Record<string, CellValue> = {}): [number, number, number] {
  const writer = new FrameWriter().start(1);
  plan.write(writer, { ap, fp, memory: memoryOf(cells) });
  const frame = Buffer.from(writer.finish());
  const counts = frame.subarray(HEADER_SIZE);
  return [counts.readUInt16LE(0), counts.readUInt16LE(2), counts.length - 4];
}

describe('what is sent along with a hint', () => {
  it('starts from the names in the code', () => {
    assert.deepEqual([...namesInCode('ids.a.b + ids . c; x.ids.d(ids.__class__)\nids.a')], ['a', 'c', 'd']);
  });

  it('has [ap] for hints that use memory', () => {
    assert.deepEqual(written(new HintPlan(0, hint('x = 1'))), [0, 0, 0]);
    assert.deepEqual(written(new HintPlan(0, hint('memory[ap] = 1'))), [0, 1, 16 + ENTRY_SIZE]);
  });

  it('learns the cells that a hint asks for', () => {
    const plan = new HintPlan(0, hint('x = 1'));
    written(plan);
    plan.learn(new Relocatable(1, 8));
    assert.deepEqual(written(plan), [0, 1, 16 + 2 * ENTRY_SIZE]);
    plan.learn(new Relocatable(1, 11));
    assert.deepEqual(written(plan), [0, 1, 16 + 4 * ENTRY_SIZE]);
    plan.learn(new Relocatable(1, 1000));
    plan.learn(new Relocatable(2, 8));
    assert.deepEqual(written(plan), [0, 1, 16 + 4 * ENTRY_SIZE]);
  });

  it('learns what lies behind the pointer of a reference', () => {
    const plan = new HintPlan(0, hint('memory[ids.p + 3]'));
    const value = parseExpression('[cast(fp + (-3), felt**)]');
    assert.ok(value.kind === 'deref');
    const type = { kind: 'pointer', pointee: { kind: 'felt' } } as const;
    plan.addReference(
      { kind: 'reference', fullName: 'p', value, definition: value, type, address: value.address },
      type,
      0,
    );
    const cells = { '1:2': new Relocatable(4, 20) };
    assert.deepEqual(written(plan, cells), [1, 1, ENTRY_SIZE + 16 + ENTRY_SIZE]);
    plan.learn(new Relocatable(4, 23));
    assert.deepEqual(written(plan, cells), [1, 2, ENTRY_SIZE + 16 + ENTRY_SIZE + 16 + 4 * ENTRY_SIZE]);
  });

  it('evaluates references as their expressions say', () => {
    const memory = memoryOf({ '1:2': new Relocatable(4, 20), '4:22': 9n });
    const value = (text: string): CellValue | undefined =>
      makeEvaluator(parseExpression(text))({ ap, fp }, memory);
    assert.deepEqual(value('fp + 2'), new Relocatable(1, 7));
    assert.deepEqual(value('ap - 1 + 3'), new Relocatable(1, 12));
    assert.deepEqual(value('cast(fp + (-3), felt*)'), new Relocatable(1, 2));
    assert.equal(value('[[fp + (-3)] + 2]'), 9n);
    assert.equal(value('[[fp + (-3)] + 2] * 2 + 1'), 19n);
    assert.equal(value('[fp]'), undefined);
    assert.equal(value('[fp] + 1'), undefined);
    assert.equal(value('[[fp + (-3)] + 2] / 0'), undefined);
  });
});
