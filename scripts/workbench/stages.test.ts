import assert from 'node:assert/strict';
import { Stages } from './stages.mjs';

describe('the stages of the set-up', () => {
  it('give the result of each, and name the one that fails', async () => {
    const stages = new Stages(2);
    assert.equal(await stages.run('First', async () => 7), 7);
    await assert.rejects(
      stages.run('Second', async () => {
        throw new Error('no network');
      }),
      { message: '[2/2] Second: failed.\nno network' },
    );
  });
});
