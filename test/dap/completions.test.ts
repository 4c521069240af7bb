import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { after, before, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

/** A session that stands at a line; `complete` asks with the cursor where `|` is, and gives labels as they would be typed. */
function at(program: string, marker: string, tests: (complete: Complete) => void): void {
  describe(`completions at ${marker} of ${program}`, () => {
    let session: TestSession;
    before(async () => {
      session = await TestSession.start();
      const lines = { [program]: [lineOf(program, marker)] };
      await session.launch(program, { stopOnEntry: false }, { lines });
      assert.match(await session.halt(), /^breakpoint /);
    });
    after(() => session.stop());
    tests(async (text, frame = 0) => {
      const lines = text.slice(0, text.indexOf('|')).split('\n');
      const column = (lines.at(-1) ?? '').length + 1;
      const args = {
        text: text.replace('|', ''),
        column,
        line: lines.length,
        frameId: await session.frameId(frame),
      };
      const { body } = (await session.client.customRequest(
        'completions',
        args,
      )) as DebugProtocol.CompletionsResponse;
      const row = args.text.split('\n')[lines.length - 1] ?? '';
      return body.targets.map(({ label, start = 0, length = 0 }) => {
        assert.equal(start + length, column);
        return `${row.slice(0, start - 1)}${label}${row.slice(start - 1 + length)}`;
      });
    });
  });
}

type Complete = (text: string, frame?: number) => Promise<string[]>;

at('shapes.cairo', 'sum', complete => {
  it('name what is in the frame', async () => {
    const names = await complete('|');
    for (const name of ['line', 'dx', 'xx', 'SIDES', 'Point', 'Shapes', 'ap', 'fp', 'pc', 'step', 'memory']) {
      assert.ok(names.includes(name), name);
    }
    assert.ok(!names.includes('far'));
    assert.ok((await complete('|', 1)).includes('far'));
    assert.equal(new Set(names).size, names.length - 1, 'step is a register and a command');
  });

  for (const [text, ...expected] of [
    ['lin|', 'line', 'Line'],
    ['LIN|', 'line', 'Line'],
    ['line.|', 'line.start', 'line.end', 'line.name'],
    ['line.st| + 1', 'line.start + 1'],
    ['line.end.|', 'line.end.x', 'line.end.y'],
    ['[line.end].|', '[line.end].x', '[line.end].y'],
    ['[f|', '[fp'],
    ['1 + y|', '1 + yy'],
    ['Shapes.|', 'Shapes.square_length'],
    ['ids.line.na|', 'ids.line.name'],
    ['dx.|'],
    ['nothing.|'],
    ['dx\nline.na|\nyy', 'line.name'],
  ] as [string, ...string[]][]) {
    it(`of ${JSON.stringify(text)} are ${expected.join(', ') || 'none'}`, async () => {
      assert.deepEqual((await complete(text)).sort(), expected.sort());
    });
  }
});

at('hinted.cairo', 'measure', complete => {
  for (const [text, frame, ...expected] of [
    ['wo|', 0, 'words'],
    ['py: wor|', 1, 'py: words'],
    ['words.appe|', 0, 'words.append'],
    ['words[0].upp|', 0, 'words[0].upper'],
    ['ids.wan|', 0, 'ids.wanted'],
    ['cairo: wan|', 0, 'cairo: wanted'],
    ['output|', 1, 'output_ptr'],
    ['nothing.|', 0],
  ] as [string, number, ...string[]][]) {
    it(`of ${text} in frame ${frame} are ${expected.join(', ') || 'none'}`, async () => {
      assert.deepEqual(await complete(text, frame), expected);
    });
  }
});
