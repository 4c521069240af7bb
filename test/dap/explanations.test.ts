import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { assertGolden } from './harness/golden.ts';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

const PROGRAM = 'broken_rules.cairo';

/** What breaks, as the program's input names it, and the kind of failure that it is. */
const CASES = {
  assertion: 'failed-assertion',
  number: 'failed-assertion',
  unknown: 'unknown-cell',
  behind: 'unknown-cell',
  inputs: 'unknown-cell',
  range: 'builtin-violation',
  big: 'builtin-violation',
  bits: 'builtin-violation',
  rule: 'builtin-violation',
  twice: 'hint-exception',
  raise: 'hint-exception',
  unset: 'hint-exception',
  jump: 'unknown-cell',
} as const;

let session: TestSession;

async function fail(kind: string): Promise<void> {
  await session.launch(PROGRAM, { stopOnEntry: false, programInput: { kind } });
  assert.match(await session.halt(), /^exception /);
}

describe('a failure is explained', () => {
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  for (const [what, kind] of Object.entries(CASES)) {
    it(`by its instruction or hint, its values and where they come from: ${what}`, async () => {
      await fail(what);
      const { body } = await session.client.exceptionInfoRequest({ threadId: 1 });
      assert.ok(body.description !== undefined && !body.description.includes('\t'));
      assertGolden(`explanations.${what}`, `${body.description}\n`);
      const explained = await session.client.customRequest('cairoscope/explain');
      const found = explained.body as { kind: string; text: string };
      assert.equal(found.kind, kind);
      assert.equal(found.text, body.description);
    });
  }

  it('as a structure, for programs', async () => {
    await fail('range');
    const { body } = await session.client.customRequest('cairoscope/explain');
    const text = JSON.stringify(body, (key, value: unknown) => (key === 'path' ? '…' : value), 2);
    assertGolden('explanations.structure', `${text}\n`);
  });

  it('with the error as cairo-run prints it, and what is inside of it', async () => {
    await fail('raise');
    const { details } = (await session.client.exceptionInfoRequest({ threadId: 1 })).body;
    assert.match(details?.stackTrace ?? '', /Got an exception while executing a hint\./);
    const [inner] = details?.innerException ?? [];
    assert.equal(inner?.typeName, 'AssertionError');
    assert.equal(inner?.message, '4 is too much');
    assert.match(inner?.stackTrace ?? '', new RegExp(`line ${lineOf(PROGRAM, 'raise')}`));
  });

  it('only where there is one', async () => {
    await session.launch(PROGRAM, { programInput: { kind: 'none' } });
    await session.halt();
    assert.match(await session.failure('cairoscope/explain'), /has not failed/);
  });
});
