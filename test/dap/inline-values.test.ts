import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

interface Shown {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

describe('inline values', () => {
  const program = 'names.cairo';
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function at(marker: string): Promise<void> {
    await session.launch(
      program,
      { stopOnEntry: false },
      { lines: { [program]: [lineOf(program, marker)] } },
    );
    await session.halt();
  }

  async function ask(args: object = {}, frame = 0): Promise<Shown[]> {
    const wanted = { source: { path: programPath(program) }, frameId: await session.frameId(frame), ...args };
    const { body } = await session.client.customRequest('cairoscope/inlineValues', wanted);
    return (body as { values: Shown[] }).values;
  }

  /** What stands beside each line, as `line: name = value, …`. */
  async function beside(args: object = {}, frame = 0): Promise<string[]> {
    const lines = new Map<number, string[]>();
    for (const { name, value, line } of await ask(args, frame)) {
      lines.set(line, [...(lines.get(line) ?? []), `${name} = ${value}`]);
    }
    return [...lines].map(([line, texts]) => `${line}: ${texts.join(', ')}`);
  }

  const PAIR = '1:3 → {first: 3, second: 4}';

  it('are those of names that stand there for what they stand for now', async () => {
    await at('return');
    assert.deepEqual(await beside(), [
      `11: a = 10, pair = ${PAIR}`,
      // The first b, and the local d, are other values than those of the same names now.
      '13: a = 10',
      '14: c = 11',
      `15: pair = ${PAIR}, c = 11`,
      `16: pair = ${PAIR}`,
      '17: b = 38',
      `18: e = {first: 3, second: 4}, pair = ${PAIR}`,
      '19: b = 38',
      '21: text = 421450162276',
      '26: b = 38',
      '30: made = {first: 33, second: 3}, e = {first: 3, second: 4}',
      '31: h = 34',
      '32: h = 34',
      '33: d = 34, h = 34',
      '34: d = 34, b = 38',
    ]);
  });

  it('change with the bindings', async () => {
    await at('d');
    assert.deepEqual(await beside({ endLine: 15 }), [
      `11: range_check_ptr = 2:0, a = 10, pair = ${PAIR}`,
      '13: b = 11, a = 10',
      '14: c = 11, b = 11',
      `15: pair = ${PAIR}, c = 11`,
    ]);
  });

  it('keep apart what branches bind to one name', async () => {
    await at('f');
    assert.deepEqual(await beside({ startLine: 22, endLine: 28 }), [
      '22: d = 33',
      '24: d = 33',
      '26: g = 38, b = 38',
      '27: f = 38, g = 38',
      '28: f = 38, g = 38',
    ]);
  });

  it('are those of the frame that is meant', async () => {
    await at('call');
    assert.deepEqual(await beside({}, 1), [
      '37: range_check_ptr = 2:0',
      '39: pair = {first: 3, second: 4}',
      '40: __fp__ = 1:3',
      '41: pair = {first: 3, second: 4}',
    ]);
  });

  it('name the very places of the names', async () => {
    await at('return');
    const lines = readFileSync(programPath(program), 'utf8').split('\n');
    for (const { name, line, column, endColumn } of await ask()) {
      assert.equal(lines[line - 1]?.slice(column - 1, endColumn - 1), name);
    }
  });

  it('decide whether a name under the mouse has a value, too', async () => {
    await at('return');
    const frameId = await session.frameId();
    const hover = async (expression: string, line: number, column: number): Promise<string> => {
      const source = { path: programPath(program) };
      const args = { expression, frameId, context: 'hover', source, line, column };
      return (await session.client.evaluateRequest(args)).body.result;
    };
    assert.equal(await hover('b', 34, 26), '38');
    assert.equal(await hover('b', 17, 9), '38');
    await assert.rejects(hover('b', 13, 9), /'b' is bound to something else here than where mix stands/);
    await assert.rejects(hover('ids.d', 32, 16), /'d' is bound to something else/);
    assert.equal(await hover('ids.h', 32, 8), '34');
    assert.equal(await session.evaluate('ids.pair.first + ids.d'), '37');
  });

  it('are none in a file that the frame is not in', async () => {
    await at('return');
    assert.deepEqual(await ask({ source: { path: programPath('shapes.cairo') } }), []);
    assert.deepEqual(await ask({ source: {} }), []);
  });
});
