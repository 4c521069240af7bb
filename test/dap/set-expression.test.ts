import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('setExpression', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
    const lines = { 'hinted.cairo': [lineOf('hinted.cairo', 'measure')] };
    await session.launch('hinted.cairo', { stopOnEntry: false }, { lines });
    await session.halt();
  });
  afterEach(() => session.stop());

  async function set(expression: string, value: string): Promise<string> {
    const args = { expression, value, frameId: await session.frameId() };
    const { body } = (await session.client.customRequest(
      'setExpression',
      args,
    )) as DebugProtocol.SetExpressionResponse;
    return body.value;
  }

  it('sets variables of Python in its frames, and parts of their values', async () => {
    assert.equal(await set('words', "['a', 'bc']"), "['a', 'bc']");
    assert.equal(await set('words[1]', "'def'"), "'def'");
    assert.equal(await session.evaluate('words'), "['a', 'def']");
    await assert.rejects(set('words', 'nothing'), /NameError/);
  });

  it('gives a cell of Cairo a value, that the hint finds', async () => {
    assert.equal(await set('cairo: wanted', '3 * 4'), '12');
    assert.equal(await session.evaluate('ids.wanted'), '12');
  });

  it('leaves the past as it was', async () => {
    await session.run('stepOut');
    await session.client.customRequest('cairoscope/goToStep', { step: 0 });
    await session.halt();
    await assert.rejects(set('[ap + 100]', '1'), /The past cannot be changed\. Go to the live edge/);
  });
});
