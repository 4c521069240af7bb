import { describe } from 'mocha';
import { EVERY, transcript } from '../harness/transcript.ts';

describe('transcripts: time', () => {
  transcript(
    'going back over, into and out of calls',
    { program: 'shapes.cairo', drivers: EVERY },
    async t => {
      await t.breakpoints({ lines: ['select'] });
      await t.run('continue');
      await t.run('cairoscope/reverseStepIn');
      await t.stack();
      await t.run('cairoscope/reverseStepOut');
      await t.run('next');
      await t.run('stepBack');
      await t.run('stepBack');
      await t.run('stepBack');
      await t.variables('Registers');
      await t.run('continue');
      await t.run('stepBack', { granularity: 'instruction' });
      await t.run('cairoscope/stepN', { steps: -10 });
      await t.variables('Registers');
      await t.run('cairoscope/stepN', { steps: 10 });
      await t.breakpoints({ lines: [] });
      await t.run('continue');
    },
  );

  transcript(
    'going back to breakpoints, calls and steps',
    { program: 'shapes.cairo', drivers: EVERY },
    async t => {
      await t.breakpoints({ lines: ['call', 'deepest', 'write'] });
      await t.run('continue');
      await t.run('continue');
      await t.run('continue');
      await t.run('reverseContinue');
      await t.stack();
      await t.run('cairoscope/goToCall');
      await t.run('reverseContinue');
      await t.run('reverseContinue');
      await t.run('reverseContinue');
      await t.run('cairoscope/goToStep', { step: 12 });
      await t.variables('Locals and references');
      await t.breakpoints({ lines: [] });
      await t.run('continue');
    },
  );

  transcript('going to the writer of a cell', { program: 'shapes.cairo' }, async t => {
    await t.breakpoints({ lines: ['write'] });
    await t.run('continue');
    await t.evaluate('kept');
    await t.run('cairoscope/goToWriter', { expression: 'kept' });
    await t.variables('Locals and references');
    await t.breakpoints({ lines: [] });
    await t.run('continue');
  });

  transcript('stopping at accesses of cells', { program: 'shapes.cairo' }, async t => {
    await t.breakpoints({ lines: ['call'] });
    await t.run('continue');
    await t.breakpoints({ lines: [] });
    await t.request('dataBreakpointInfo', { name: '1:5', asAddress: true, bytes: 64 });
    await t.request('dataBreakpointInfo', { name: 'nothing', asAddress: true });
    await t.request('setDataBreakpoints', {
      breakpoints: [
        { dataId: '1:5+2', accessType: 'read' },
        { dataId: '2:0', accessType: 'write' },
      ],
    });
    await t.run('continue');
    await t.stack();
    await t.run('continue');
    await t.run('reverseContinue');
    await t.run('cairoscope/goToStep', { step: 50 });
    await t.run('continue');
    await t.request('setDataBreakpoints', { breakpoints: [] });
    await t.run('continue');
  });
});
