import { describe } from 'mocha';
import { transcript } from '../harness/transcript.ts';

describe('transcripts: failures', () => {
  transcript('stopping at failures of one kind', { program: 'failing.cairo', drivers: ['live'] }, async t => {
    await t.breakpoints({
      exceptions: { filters: [], filterOptions: [{ filterId: 'assertion', condition: '/ASSERT_EQ/' }] },
    });
    await t.run('continue');
    await t.stack();
    await t.run('stepBack');
    await t.run('continue');
    await t.run('continue');
  });
});
