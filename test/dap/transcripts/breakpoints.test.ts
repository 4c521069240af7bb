import { describe } from 'mocha';
import { EVERY, transcript } from '../harness/transcript.ts';

describe('transcripts: breakpoints', () => {
  const everywhere = {
    lines: ['xx', 'total', 'comment', 1],
    functions: ['select', 'nothing'],
    pcs: ['0:0', '17', 'x'],
    exceptions: { filters: ['failure'] },
  };
  transcript(
    'breakpoints of every kind, bound and not bound',
    { program: 'shapes.cairo', breakpoints: everywhere, drivers: EVERY },
    async t => {
      for (let stop = 0; stop < 3; stop++) await t.run('continue');
      await t.breakpoints({ lines: [], functions: [], pcs: [] });
      await t.run('continue');
    },
  );
});
