import { describe } from 'mocha';
import { programPath } from '../harness/programs.ts';
import { transcript } from '../harness/transcript.ts';

describe('transcripts: flow', () => {
  transcript(
    'starting anew, from a stop and from within a hint',
    { program: 'hinted.cairo', breakpoints: { lines: ['words', 'write'] }, drivers: ['live'] },
    async t => {
      await t.run('continue');
      t.note('within a hint');
      await t.run('restart', {});
      await t.run('continue');
      await t.run('continue');
      t.note('with other arguments');
      await t.run('restart', { arguments: { program: programPath('hinted.cairo'), stopOnEntry: false } });
      await t.run('continue');
      await t.run('continue');
    },
  );

  transcript(
    'just my Cairo, switched off and on',
    { program: 'skipping.cairo', breakpoints: { lines: ['alloc'], functions: ['twice'] }, drivers: ['live'] },
    async t => {
      await t.run('continue');
      await t.run('stepIn');
      await t.run('stepIn');
      await t.run('continue');
      await t.stack();
      await t.request('cairoscope/setJustMyCairo', {});
      await t.event('invalidated');
      await t.run('stepOut');
      await t.stack();
      await t.request('cairoscope/setJustMyCairo', { on: true });
      await t.event('invalidated');
      await t.run('next');
    },
  );
});
