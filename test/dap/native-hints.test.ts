import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { variableTree } from './harness/variable-tree.ts';

const PROGRAM = 'two_languages.cairo';

describe('hints of two languages', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  it('M5: run side by side, each with scopes of its own', async () => {
    const lines = { [PROGRAM]: [lineOf(PROGRAM, 'hint'), lineOf(PROGRAM, 'end')] };
    await session.launch(PROGRAM, { stopOnEntry: false, hints: 'auto' }, { lines });
    assert.match(await session.halt(), /^breakpoint hint:/);
    await session.client.continueRequest({ threadId: 1 });
    assert.match(await session.halt(), /^breakpoint /);
    const tree = await variableTree(session, { scopes: ['Hint scopes', 'Native hint scopes'], depth: 3 });
    assert.match(tree, /^Hint scopes\n[^]*\n +seen: 7 /m);
    assert.match(
      tree,
      /^Native hint scopes\n +Main scope: __dict_manager\n +__dict_manager: 1 dictionaries\n/m,
    );
  });

  it('are told before the run if one must be native and cannot', async () => {
    await assert.rejects(
      session.launch(PROGRAM, { hints: 'native' }),
      /One hint of the program has no native form:\n.*two_languages\.cairo:\d+: seen = ids\.value/,
    );
  });
});
