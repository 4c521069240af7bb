import { describe } from 'mocha';
import { EVERY, transcript } from '../harness/transcript.ts';

describe('transcripts: variables', () => {
  const atSum = { program: 'shapes.cairo', breakpoints: { lines: ['sum'] } };
  transcript('variables and expressions of two frames', { ...atSum, drivers: EVERY }, async t => {
    await t.run('continue');
    await t.variables(['Locals and references', 'Arguments', 'Registers']);
    await t.variables(['Locals and references', 'Implicit arguments'], { frame: 1, depth: 2 });
    await t.evaluate('line', { depth: 2 });
    await t.evaluate('[fp - 3]');
    await t.evaluate('far', { frame: 1, format: { hex: true } });
    await t.evaluate('nothing', { context: 'hover' });
    await t.evaluate('memory 1:0 3', { context: 'repl' });
  });
});
