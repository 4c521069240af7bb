import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

interface Timeline {
  readonly hints: number;
  readonly hintScopes?: { executions: number; bytes: number; milliseconds: number; truncated: boolean };
}

describe('recorded hint scopes', function () {
  this.timeout(60_000);
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function timelineAtWrite(args: object): Promise<Timeline> {
    const lines = { 'hinted.cairo': [lineOf('hinted.cairo', 'write')] };
    await session.launch('hinted.cairo', { stopOnEntry: false, ...args }, { lines });
    assert.match(await session.halt(), /^breakpoint /);
    return (await session.client.customRequest('cairoscope/timeline')).body as Timeline;
  }

  it('have a price, which the timeline tells', async () => {
    const { hints, hintScopes } = await timelineAtWrite({});
    assert.ok(hintScopes);
    assert.equal(hintScopes.executions, hints);
    assert.ok(hintScopes.bytes > 100 && hintScopes.milliseconds > 0);
    assert.equal(hintScopes.truncated, false);
  });

  it('have none where they are switched off', async () => {
    assert.equal((await timelineAtWrite({ recordHintScopes: false })).hintScopes, undefined);
  });
});
