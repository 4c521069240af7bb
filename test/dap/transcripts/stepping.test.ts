import { describe } from 'mocha';
import { EVERY, transcript } from '../harness/transcript.ts';

describe('transcripts: stepping', () => {
  transcript('stepping over, into and out of calls', { program: 'shapes.cairo', drivers: EVERY }, async t => {
    await t.breakpoints({ lines: ['total'] });
    await t.run('continue');
    await t.run('stepIn');
    await t.stack();
    await t.run('next');
    await t.run('stepOut');
    await t.run('next', { granularity: 'instruction' });
    await t.run('cairoscope/stepN', { steps: 3 });
    await t.run('continue');
  });

  transcript(
    'stepping through the lines of a hint',
    { program: 'hinted.cairo', drivers: ['live'] },
    async t => {
      await t.breakpoints({ lines: ['measure'] });
      await t.run('continue');
      await t.run('stepIn');
      await t.stack();
      await t.variables();
      await t.run('stepOut');
      await t.breakpoints({ lines: [] });
      await t.run('next');
      await t.run('next');
      await t.run('continue');
    },
  );
});
