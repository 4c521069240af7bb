import { describe } from 'mocha';
import { programPath } from '../harness/programs.ts';
import { transcript } from '../harness/transcript.ts';

describe('transcripts: memory', () => {
  const program = 'names.cairo';

  transcript(
    'memory as cells and as bytes',
    { program, breakpoints: { lines: ['d', 'return'] } },
    async t => {
      for (let stop = 0; stop < 2; stop++) {
        await t.run('continue');
        for (const expression of ['fp', '[fp - 3]', 'd', '2:0', '9:0']) {
          await t.request('cairoscope/address', { expression });
        }
        await t.request('cairoscope/memory', { segment: 1, start: 8, count: 8 });
        await t.request('cairoscope/memory', { segment: 2, start: 0, count: 2 });
        await t.request('readMemory', { memoryReference: '0x20000000100', count: 160 });
        await t.request('readMemory', { memoryReference: '0x30000000000', count: 64 });
        await t.request('readMemory', { memoryReference: '0x30000000000', offset: -32, count: 64 });
      }
    },
  );

  transcript('values beside lines', { program, breakpoints: { lines: ['d', 'f', 'return'] } }, async t => {
    for (let stop = 0; stop < 3; stop++) {
      await t.run('continue');
      await t.request('cairoscope/inlineValues', {
        source: { path: programPath(program) },
        startLine: 11,
        endLine: 34,
      });
    }
  });

  transcript(
    'instructions with their source, symbols and hints',
    { program, breakpoints: { lines: ['made'] } },
    async t => {
      await t.run('continue');
      const [frame] = await t.session.stack(1);
      const memoryReference = frame?.instructionPointerReference ?? '';
      for (const [instructionOffset, instructionCount] of [
        [-3, 8],
        [-1000, 2],
        [1000, 2],
      ]) {
        await t.request('disassemble', { memoryReference, instructionOffset, instructionCount });
      }
    },
  );
});
