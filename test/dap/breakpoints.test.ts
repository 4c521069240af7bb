import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf, programPath } from './harness/programs.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';

describe('breakpoints', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const shapes = (marker: string): number => lineOf('shapes.cairo', marker);
  const hinted = (marker: string): number => lineOf('hinted.cairo', marker);
  const running = { stopOnEntry: false };

  /** Where breakpoints of lines were put, and the first stop. */
  async function stopAt(program: string, line: number): Promise<[number | undefined, string]> {
    const [breakpoint] = await session.launch(program, running, { lines: { [program]: [line] } });
    assert.equal(breakpoint?.verified, true, breakpoint?.message);
    return [breakpoint?.line, await session.halt()];
  }

  describe('on lines', () => {
    it('stop before the statement, with its id', async () => {
      const [breakpoint] = await session.launch('shapes.cairo', running, {
        lines: { 'shapes.cairo': [shapes('sum')] },
      });
      assert.equal(await session.halt(), `breakpoint Shapes.square_length:${shapes('sum')}`);
      const event = session.events.all.findLast(({ event: name }) => name === 'stopped');
      assert.deepEqual((event?.body as { hitBreakpointIds: number[] }).hitBreakpointIds, [breakpoint?.id]);
    });

    it('stop at every call that comes by', async () => {
      assert.equal(
        (await stopAt('shapes.cairo', shapes('recursion')))[1],
        `breakpoint total:${shapes('recursion')}`,
      );
      assert.equal(await session.run('continue'), `breakpoint total:${shapes('recursion')}`);
      assert.equal(await session.run('continue'), 'end 0');
    });

    it('inside a statement of several lines move to its beginning', async () => {
      const [line, stop] = await stopAt('shapes.cairo', shapes('recursion') + 2);
      assert.equal(line, shapes('recursion'));
      assert.equal(stop, `breakpoint total:${shapes('recursion')}`);
    });

    it('without code move to the next statement of the function, and say so', async () => {
      const line = shapes('comment');
      const [breakpoint] = await session.launch('shapes.cairo', running, {
        lines: { 'shapes.cairo': [line] },
      });
      assert.equal(breakpoint?.line, line + 1);
      assert.match(breakpoint?.message ?? '', new RegExp(`Line ${line} has no code`));
      assert.equal(await session.halt(), `breakpoint select:${line + 1}`);
    });

    it('do not move out of their function', async () => {
      const lines = readFileSync(programPath('shapes.cairo'), 'utf8').split('\n');
      const between = lines.findIndex(text => text.startsWith('// A sum')) + 1;
      const [breakpoint] = await session.launch(
        'shapes.cairo',
        {},
        { lines: { 'shapes.cairo': [between, 10] } },
      );
      assert.equal(breakpoint?.verified, false);
      assert.match(breakpoint?.message ?? '', /No code was made for this line/);
    });

    it('of another file say that the program has none of it', async () => {
      const [breakpoint] = await session.launch('shapes.cairo', {}, { lines: { 'hinted.cairo': [9] } });
      assert.match(breakpoint?.message ?? '', /no code from this file/);
    });

    it('are replaced by the next request, while the program runs too', async () => {
      assert.equal(
        (await stopAt('shapes.cairo', shapes('recursion')))[1],
        `breakpoint total:${shapes('recursion')}`,
      );
      await session.setUp({ lines: { 'shapes.cairo': [shapes('after')] } });
      assert.equal(await session.run('continue'), `breakpoint select:${shapes('after')}`);
    });

    it('that were set before the launch are bound when the program is there', async () => {
      await session.client.initializeRequest(CLIENT);
      const [early] = await session.setUp({ lines: { 'shapes.cairo': [shapes('after')] } });
      assert.equal(early?.verified, false);
      await session.client.customRequest('launch', { program: programPath('shapes.cairo'), ...running });
      const event = await session.events.next('breakpoint');
      const { breakpoint } = event.body as { breakpoint: { id: number; verified: boolean } };
      assert.deepEqual([breakpoint.id, breakpoint.verified], [early?.id, true]);
      await session.client.configurationDoneRequest();
      assert.equal(await session.halt(), `breakpoint select:${shapes('after')}`);
    });
  });

  describe('in hints', () => {
    it('stop in Python, with the hint above the Cairo function', async () => {
      const [, stop] = await stopAt('hinted.cairo', hinted('words'));
      assert.equal(stop, `breakpoint hint:${hinted('words')}`);
      assert.deepEqual(
        (await session.frames()).map(frame => frame.split(':')[0]),
        ['hint', 'main'],
      );
    });

    it('stop in functions of a hint', async () => {
      const [, stop] = await stopAt('hinted.cairo', hinted('inside'));
      assert.equal(stop, `breakpoint measure:${hinted('inside')}`);
      assert.equal(await session.evaluate('text'), "'one'");
    });

    it('on a comment move to the next line of Python', async () => {
      const [line, stop] = await stopAt('hinted.cairo', hinted('comment'));
      assert.equal(line, hinted('words'));
      assert.equal(stop, `breakpoint hint:${hinted('words')}`);
    });

    for (const marker of ['nondet', 'enter', 'inner']) {
      it(`of one line stop there: @${marker}`, async () => {
        assert.deepEqual(await stopAt('hinted.cairo', hinted(marker)), [
          hinted(marker),
          `breakpoint hint:${hinted(marker)}`,
        ]);
      });
    }

    it('tell their ids', async () => {
      const [breakpoint] = await session.launch('hinted.cairo', running, {
        lines: { 'hinted.cairo': [hinted('measure')] },
      });
      await session.halt();
      const event = session.events.all.findLast(({ event: name }) => name === 'stopped');
      assert.deepEqual((event?.body as { hitBreakpointIds: number[] }).hitBreakpointIds, [breakpoint?.id]);
    });

    it('stop in modules that hints import', async () => {
      const line = lineOf('helper_module.py', 'double');
      await session.launch(
        'with_module.cairo',
        { ...running, pythonPath: ['.'] },
        { lines: { 'helper_module.py': [line] } },
      );
      assert.equal(await session.halt(), `breakpoint double:${line}`);
      assert.equal((await session.stack(1))[0]?.source?.path, programPath('helper_module.py'));
    });

    it('on the statement behind a hint stop after the hint', async () => {
      const [, stop] = await stopAt('hinted.cairo', hinted('write'));
      assert.equal(stop, `breakpoint main:${hinted('write')}`);
      assert.equal(await session.evaluate("py: inner['more']"), '7');
    });
  });

  describe('on functions', () => {
    for (const name of [
      'total',
      '__main__.total',
      'Shapes.square_length',
      'square_length',
      'get_fp_and_pc',
    ]) {
      it(`bind to ${name}`, async () => {
        const [breakpoint] = await session.launch('shapes.cairo', running, { functions: [name] });
        assert.equal(breakpoint?.verified, true);
        assert.match(await session.halt(), new RegExp(`^breakpoint (\\w+\\.)?${name.split('.').at(-1)}:`));
      });
    }

    it('that are not there say so', async () => {
      const [breakpoint] = await session.launch('shapes.cairo', {}, { functions: ['absent'] });
      assert.equal(breakpoint?.verified, false);
      assert.match(breakpoint?.message ?? '', /no function 'absent'/);
    });
  });

  describe('on pcs', () => {
    it('stop before the instruction, typed in either way', async () => {
      await session.launch('shapes.cairo');
      await session.halt();
      const [frame] = await session.stack(1);
      const entry = Number(/:(\d+)/.exec(await session.evaluate('pc'))?.[1]);
      const breakpoints = await session.setUp({ pcs: ['12', `0:${entry + 2}`] });
      assert.deepEqual(
        breakpoints.map(({ verified }) => verified),
        [true, true],
      );
      assert.ok(frame);
      await session.run('continue');
      assert.equal(await session.evaluate('pc'), `0:${entry + 2}`);
      await session.run('continue');
      assert.match(await session.evaluate('pc'), /^0:12\b/);
    });

    it('are function breakpoints too, for clients that have nothing else', async () => {
      await session.launch('shapes.cairo', running, { functions: ['pc 0:12'] });
      assert.match(await session.halt(), /^breakpoint Shapes.square_length:/);
    });

    it('are instruction breakpoints, by reference and distance', async () => {
      await session.launch('shapes.cairo');
      await session.halt();
      const [frame] = await session.stack(1);
      const instructionReference = frame?.instructionPointerReference ?? '';
      const pc = Number(/:(\d+)/.exec(await session.evaluate('pc'))?.[1]);
      const { body } = await session.client.customRequest('setInstructionBreakpoints', {
        breakpoints: [{ instructionReference, offset: 2 * 32 }],
      });
      assert.equal((body as { breakpoints: { verified: boolean }[] }).breakpoints[0]?.verified, true);
      await session.run('continue');
      assert.equal(await session.evaluate('pc'), `0:${pc + 2}`);
    });

    for (const [pc, message] of [
      ['0:56', /inside the instruction at 0:55/],
      ['0:9999', /no code at 0:9999/],
      ['7:0', /no code at 7:0/],
      ['main', /is no pc/],
    ] as const) {
      it(`refuse ${pc}`, async () => {
        const [breakpoint] = await session.launch('shapes.cairo', {}, { pcs: [pc] });
        assert.equal(breakpoint?.verified, false);
        assert.match(breakpoint?.message ?? '', message);
      });
    }

    it('stop before the hints of the pc', async () => {
      await session.launch('hinted.cairo', running, { pcs: ['10'] });
      await session.halt();
      assert.equal(session.events.output('stdout'), '');
    });
  });
});
