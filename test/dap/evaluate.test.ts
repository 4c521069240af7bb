import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { children } from './harness/variable-tree.ts';

async function stoppedAt(program: string, marker: string): Promise<TestSession> {
  const session = await TestSession.start();
  const lines = { [program]: [lineOf(program, marker)] };
  await session.launch(program, { stopOnEntry: false }, { lines });
  assert.match(await session.halt(), /^breakpoint /);
  return session;
}

function table(
  session: () => TestSession,
  cases: readonly (readonly [string, string | RegExp, number?])[],
): void {
  for (const [expression, expected, frame = 0] of cases) {
    it(`${expression}${frame > 0 ? ` (frame ${frame})` : ''}`, async () => {
      const found = await session()
        .evaluate(expression, frame)
        .catch((error: unknown) => `! ${error instanceof Error ? error.message : String(error)}`);
      if (typeof expected === 'string') assert.equal(found, expected);
      else assert.match(found, expected);
    });
  }
}

describe('evaluate in a Cairo frame', () => {
  let session: TestSession;
  before(async () => {
    session = await stoppedAt('shapes.cairo', 'sum');
  });
  after(() => session.stop());

  table(
    () => session,
    [
      ['dx', '-4'],
      ['line', /^1:6 → \{start: \{…\}, end: 1:4, name: \d+ 'edge'\}$/],
      ['line.start.x', '3'],
      ['line.end', /^1:4 → \{x: 7, y: -1\}$/],
      ['line.end.y', '-1'],
      ['[fp - 3]', /^1:6/],
      ['[[fp - 3]]', '3'],
      ['[[fp - 3] + 1]', '2'],
      ['xx', '16'],
      ['yy', '9'],
      ['xx + yy', '25'],
      ['SIDES', '4'],
      ['fp', /^1:\d+$/],
      ['pc', /^0:\d+/],
      ['step', /^\d+$/],
      ['ids.dx', '-4'],
      ['[cast(line, Point*)]', /^\{x: 3, y: 2\}$/],
      ['far', '{x: 7, y: -1}', 1],
      ['line.end.x', '7', 1],
      ['far.x', '7', 1],
      ['pair', '(5, 6)', 1],
      ['absent', /^! .*absent/],
      ['line.absent', /^! .*absent/],
      ['1 +', /^! /],
      ['[fp + 1000]', /unknown|Unknown/],
      ['py: 1 + 1', /^! .*no hints/],
    ],
  );

  it('gives structs that can be opened', async () => {
    const args = { expression: 'line.start', frameId: await session.frameId(), context: 'watch' };
    const { body } = await session.client.evaluateRequest(args);
    const parts = await children(session, body.variablesReference);
    assert.deepEqual(
      parts.map(({ name, value, evaluateName }) => [name, value, evaluateName]),
      [
        ['x', '3', 'line.start.x'],
        ['y', '2', 'line.start.y'],
      ],
    );
    assert.equal(await session.evaluate(parts[1]?.evaluateName ?? ''), '2');
  });

  it('shows numbers in hexadecimal on demand', async () => {
    const args = { expression: 'xx', frameId: await session.frameId(), format: { hex: true } };
    assert.equal((await session.client.customRequest('evaluate', args)).body.result, '0x10');
  });

  it('uses the innermost frame where none is named', async () => {
    assert.equal((await session.client.evaluateRequest({ expression: 'dx' })).body.result, '-4');
  });

  describe('in the console', () => {
    it('prints memory', async () => {
      const text = await session.evaluate('memory 1:4 4', 0, 'repl');
      assert.deepEqual(
        text.split('\n').map(line => line.split(/\s+/)),
        [
          ['1:4', '7'],
          ['1:5', '-1'],
          ['1:6', '3'],
          ['1:7', '2'],
        ],
      );
      await assert.rejects(session.evaluate('memory 99:0', 0, 'repl'), /no segment/);
    });

    it('has help', async () => {
      assert.match(await session.evaluate('help', 0, 'repl'), /step N/);
    });

    it('still evaluates', async () => {
      assert.equal(await session.evaluate('dx', 0, 'repl'), '-4');
    });
  });
});

describe('evaluate beside hints', () => {
  let session: TestSession;
  before(async () => {
    session = await stoppedAt('hinted.cairo', 'write');
  });
  after(() => session.stop());

  table(
    () => session,
    [
      ['py: inner', "{'key': [1, 2], 'more': 7}"],
      ["py: inner['key'][1] + 1", '3'],
      ['python: len(inner)', '2'],
      ['py: words', /^! NameError/],
      ['py: 1 +', /^! SyntaxError/],
      ['py: memory[fp]', '6'],
      ['squared', '36'],
      ['also', '7'],
    ],
  );
});

describe('evaluate inside a hint', () => {
  let session: TestSession;
  before(async () => {
    session = await stoppedAt('hinted.cairo', 'measure');
  });
  after(() => session.stop());

  table(
    () => session,
    [
      ['words', "['one', 'two']"],
      ['measure("abcd")', '4'],
      ['fp', /^1:\d+$/],
      ['cairo: output_ptr', /^2:0/],
      ['absent', /^! NameError/],
      ['cairo: wanted', 'unknown'],
      ['output_ptr', /^2:0/, 1],
      ['py: words[0]', "'one'", 1],
    ],
  );

  it('executes statements', async () => {
    await session.evaluate('extra = 5', 0, 'repl');
    assert.equal(await session.evaluate('extra * 2'), '10');
  });
});
