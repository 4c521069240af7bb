import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('pause and end', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function pause(): Promise<string> {
    await session.client.pauseRequest({ threadId: 1 });
    return session.halt();
  }

  it('stop a program that never ends, which then goes on (M4)', async () => {
    await session.launch('endless.cairo', { stopOnEntry: false });
    assert.match(await pause(), /^pause main:/);
    const before = Number(await session.evaluate('step'));
    await session.client.continueRequest({ threadId: 1 });
    assert.match(await pause(), /^pause main:/);
    assert.ok(Number(await session.evaluate('step')) > before);
  });

  it('stop a step over that never ends', async () => {
    await session.launch('endless.cairo', { stepCount: 1_000_000_000 });
    await session.halt();
    await session.client.nextRequest({ threadId: 1 });
    assert.match(await pause(), /^pause main:/);
  });

  it('stop inside a hint that never returns, where it is', async () => {
    await session.launch('endless_hint.cairo');
    await session.halt();
    await session.client.continueRequest({ threadId: 1 });
    assert.match(await pause(), /^pause hint:/);
    assert.match(await session.evaluate('n'), /^\d+$/);
    assert.equal(await session.run('next').then(stop => stop.split(':')[0]), 'step hint');
    await session.client.continueRequest({ threadId: 1 });
    assert.match(await pause(), /^pause hint:/);
  });

  it('stop inside a hint that waits', async () => {
    await session.launch('sleeping_hint.cairo', { stopOnEntry: false });
    assert.match(await pause(), /^pause hint:/);
  });

  it('take new breakpoints while a hint runs', async () => {
    await session.launch('endless_hint.cairo', { stopOnEntry: false });
    const line = lineOf('endless_hint.cairo', 'loop');
    await session.setUp({ lines: { 'endless_hint.cairo': [line] } });
    assert.equal(await session.halt(), `breakpoint hint:${line}`);
  });

  for (const program of ['endless', 'endless_hint', 'sleeping_hint']) {
    it(`end ${program}.cairo by terminate`, async () => {
      await session.launch(`${program}.cairo`, { stopOnEntry: false });
      await session.client.terminateRequest({});
      await session.events.next('terminated');
    });
  }

  it('refuse to look at a program that runs', async () => {
    await session.launch('endless.cairo', { stopOnEntry: false });
    for (const command of ['stackTrace', 'scopes', 'variables', 'evaluate', 'next']) {
      const args = { threadId: 1, frameId: 1, variablesReference: 1, expression: 'n' };
      assert.match(await session.failure(command, args), /running/);
    }
    await pause();
  });

  it('do nothing to a program that stands still', async () => {
    await session.launch('shapes.cairo');
    await session.halt();
    await session.client.pauseRequest({ threadId: 1 });
    assert.equal(await session.run('continue'), 'end 0');
  });
});
