import { describe } from 'mocha';
import { transcript } from '../harness/transcript.ts';

describe('transcripts: origins', () => {
  transcript(
    'where values come from, and never a later writer',
    { program: 'origins.cairo', breakpoints: { lines: ['call', 'twice', 'hash', 'last'] } },
    async t => {
      const ask = async (...commands: string[]): Promise<void> => {
        for (const command of commands) await t.evaluate(command, { context: 'repl' });
      };
      await t.run('continue');
      t.note('only what is before the call is written');
      await ask('origin given', 'writer pair.first');
      await t.run('continue');
      t.note('inside of the callee, through two calls');
      await ask('origin value', 'origin [fp - 2]', 'origin [fp - 1]', 'origin 1:5');
      await t.run('continue');
      t.note('before the builtin has deduced anything');
      await ask('origin hash', 'origin pair.first', 'origin [pedersen_ptr + 1]', 'origin [pedersen_ptr + 2]');
      await t.run('continue');
      await ask('origin hash', 'origin drawn', 'writer last');
      await t.request('cairoscope/origin', { expression: 'hash' });
      await t.request('cairoscope/origin', { expression: 'sum' });
    },
  );

  transcript(
    'why a run failed',
    { program: 'failing.cairo', breakpoints: { lines: ['call'] }, drivers: ['live'] },
    async t => {
      await t.run('continue');
      await t.request('exceptionInfo', { threadId: 1 });
      await t.run('continue');
      await t.request('exceptionInfo', { threadId: 1 });
      await t.request('cairoscope/explain', {});
      await t.evaluate('origin value', { context: 'repl' });
      t.note('not before it, and again at it');
      await t.run('stepBack');
      await t.request('exceptionInfo', { threadId: 1 });
      await t.run('continue');
      await t.request('exceptionInfo', { threadId: 1 });
    },
  );
});
