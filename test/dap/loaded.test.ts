import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

const inner = (marker: string): number => lineOf('loaded.cairo', marker);
const outer = (marker: string): number => lineOf('loading.cairo', marker);

describe('a program that is loaded while another runs', function () {
  // The hint compiles it, with cairo-lang.
  this.timeout(60_000);
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function at(marker: string): Promise<void> {
    const lines = { 'loaded.cairo': [inner(marker)] };
    await session.launch('loading.cairo', { stopOnEntry: false }, { lines });
    assert.match(await session.halt(), new RegExp(`^breakpoint \\S+:${inner(marker)}$`));
  }

  it('has breakpoints bound when it comes', async () => {
    const lines = { 'loaded.cairo': [inner('call')] };
    const [early] = await session.launch('loading.cairo', { stopOnEntry: false }, { lines });
    assert.deepEqual([early?.verified, early?.message], [false, 'The program has no code from this file.']);
    assert.equal(await session.halt(), `breakpoint start:${inner('call')}`);
    const changed = session.events.all.findLast(({ event }) => event === 'breakpoint');
    const { breakpoint } = changed?.body as { breakpoint: DebugProtocol.Breakpoint };
    assert.deepEqual([breakpoint.id, breakpoint.verified, breakpoint.line], [early?.id, true, inner('call')]);
    assert.equal(await session.run('continue'), 'end 0');
  });

  it('has frames with its source, under those of the program that calls', async () => {
    await at('double');
    assert.deepEqual(await session.frames(), [
      `double:${inner('double')}`,
      `start:${inner('call')}`,
      `call_it:${outer('call')}`,
      `main:${outer('main')}`,
    ]);
    const [top, , caller] = await session.stack();
    assert.equal(top?.source?.path, programPath('loaded.cairo'));
    assert.equal(caller?.source?.path, programPath('loading.cairo'));
  });

  it('is stepped through', async () => {
    await at('point');
    await session.setUp({ lines: { 'loaded.cairo': [] } });
    assert.match(await session.run('next'), /^step start:/);
    while (!(await session.frames(1))[0]?.endsWith(`:${inner('call')}`)) await session.run('next');
    assert.equal(await session.run('stepIn'), `step double:${inner('double')}`);
    assert.equal(await session.run('stepOut'), `step start:${inner('return')}`);
    assert.equal(await session.run('stepOut'), `step call_it:${outer('back')}`);
  });

  it('is stepped into', async () => {
    await session.launch(
      'loading.cairo',
      { stopOnEntry: false },
      { lines: { 'loading.cairo': [outer('call')] } },
    );
    await session.halt();
    assert.equal(await session.run('stepIn'), `step start:${inner('locals')}`);
  });

  it('has values of its own types', async () => {
    await at('call');
    assert.equal(await session.evaluate('point'), '{y: 20, x: 21}');
    assert.equal(await session.evaluate('Point.SIZE'), '2');
    assert.equal(await session.evaluate('n', 0), '20');
    assert.equal(await session.evaluate('Point.SIZE', 1), '1');
    assert.equal(await session.evaluate('py: extra'), '2');
  });

  it('has its hints stop at lines of Python', async () => {
    await at('hint');
    assert.deepEqual((await session.frames(2))[0], `hint:${inner('hint')}`);
    assert.equal(await session.run('next'), `step hint:${inner('hint') + 1}`);
  });

  it('has its functions found by name, and its code listed with lines', async () => {
    await session.launch('loading.cairo', { stopOnEntry: false }, { functions: ['double'] });
    assert.equal(await session.halt(), `breakpoint double:${inner('double')}`);
    const [top] = await session.stack(1);
    const { body } = await session.client.disassembleRequest({
      memoryReference: top?.instructionPointerReference ?? '',
      instructionOffset: 0,
      instructionCount: 1,
    });
    const [line] = body?.instructions ?? [];
    assert.deepEqual([line?.symbol, line?.line], ['__main__.double', inner('double')]);
    assert.equal(line?.location?.path, programPath('loaded.cairo'));
  });
});
