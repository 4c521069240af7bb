import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { compile, lineOf, programPath } from './harness/programs.ts';
import { recordRun, type RecordedRun } from './harness/recorded-run.ts';
import { TestSession } from './harness/test-session.ts';
import { variableTree } from './harness/variable-tree.ts';

/** Into and out of a call, and into another. */
const COMMANDS = ['continue', 'stepIn', 'next', 'stepOut', 'next'] as const;

const line = (marker: string): number => lineOf('shapes.cairo', marker);

describe('a run that is over', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-post-mortem-'));
  let run: RecordedRun;
  let session: TestSession;
  before(async () => {
    run = await recordRun('shapes.cairo');
  });
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());
  after(() => rmSync(folder, { recursive: true }));

  const files = (): object => ({ traceFile: run.trace, memoryFile: run.memory });
  const pie = (): object => ({ pie: run.pie });

  for (const [how, args] of [
    ['from its trace and memory', files],
    ['from its Cairo PIE and its program', pie],
  ] as const) {
    describe(how, () => {
      it('is opened at its first step, and goes to its end and back', async () => {
        await session.launch(run.program, args());
        assert.equal(await session.halt(), 'entry main:54');
        assert.equal(await session.run('continue'), 'end of the run pc 5:0:0');
        await session.client.customRequest('reverseContinue', { threadId: 1 });
        assert.equal(await session.halt(), 'entry main:54');
      });

      it('stops at breakpoints, with the values of the moment', async () => {
        await session.launch(
          run.program,
          { ...args(), stopOnEntry: false },
          { lines: { 'shapes.cairo': [line('sum'), line('deepest')] } },
        );
        assert.equal(await session.halt(), `breakpoint Shapes.square_length:${line('sum')}`);
        assert.equal(await session.evaluate('xx'), '16');
        assert.match(await session.evaluate('line'), /start: \{…\}.*name: 1701078885 'edge'/);
        assert.equal(await session.run('continue'), `breakpoint total:${line('deepest')}`);
        assert.deepEqual(await session.frames(), [
          `total:${line('deepest')}`,
          `total:${line('recursion')}`,
          `total:${line('recursion')}`,
          `main:${line('total')}`,
        ]);
        const arguments_ = await variableTree(session, { scopes: ['Arguments'], depth: 1 });
        assert.match(arguments_, /n_values: 0/);
      });

      it('is stepped through forward and back as a live one', async () => {
        const live = await TestSession.start();
        try {
          const lines = { 'shapes.cairo': [line('call')] };
          await live.launch(run.program, {}, { lines });
          await session.launch(run.program, args(), { lines });
          const places = [[await live.halt()], [await session.halt()]];
          for (const command of COMMANDS) {
            places[0]?.push(await live.run(command));
            places[1]?.push(await session.run(command));
          }
          for (let i = 0; i < COMMANDS.length; i++) {
            for (const [index, each] of [live, session].entries()) {
              await each.client.customRequest('stepBack', { threadId: 1 });
              places[index]?.push(await each.halt());
            }
          }
          assert.deepEqual(places[1], places[0]);
        } finally {
          await live.stop();
        }
      });

      it('cannot be changed, and has no Python', async () => {
        await session.launch(run.program, args());
        await session.halt();
        assert.match(
          await session.failure('evaluate', { expression: 'py: 1', context: 'repl' }),
          /The run is over, so that no Python/,
        );
        await session.run('continue');
        const { frames } = { frames: await session.stack(1) };
        const change = { frameId: frames[0]?.id, expression: '[ap + 5]', value: '1' };
        assert.match(await session.failure('setExpression', change), /./);
      });

      it('ends where its end is passed, or at once where nobody wants to look', async () => {
        await session.launch(run.program, { ...args(), stopOnEntry: false, stopOnEnd: false });
        assert.equal(await session.halt(), 'end 0');
        assert.equal(session.events.output('stdout'), 'Program output:\n  42\n  6\n\n');
      });
    });
  }

  it('from a Cairo PIE alone has no names, but instructions', async () => {
    await session.launch(run.pie, {});
    assert.match(await session.halt(), /^entry pc 0:/);
    const [top] = await session.stack(1);
    const { body } = await session.client.disassembleRequest({
      memoryReference: top?.instructionPointerReference ?? '',
      instructionOffset: 0,
      instructionCount: 2,
    });
    assert.equal(body?.instructions[0]?.instruction, 'ap += 9');
    assert.match(await session.run('continue'), /^end of the run /);
  });

  it('passes over its hints, and shows them', async () => {
    const hinted = await recordRun('hinted.cairo');
    await session.launch(
      hinted.program,
      { traceFile: hinted.trace, memoryFile: hinted.memory, stopOnEntry: false },
      { functions: ['main'] },
    );
    const places = [await session.halt()];
    for (let i = 0; i < 6; i++) places.push(await session.run('next'));
    const live = await TestSession.start();
    try {
      await live.launch(hinted.program, { stopOnEntry: false }, { functions: ['main'] });
      const expected = [await live.halt()];
      for (let i = 0; i < 6; i++) expected.push(await live.run('next'));
      assert.deepEqual(places, expected);
    } finally {
      await live.stop();
    }
  });

  it('is refused where its files do not belong together', async () => {
    const damaged = path.join(folder, 'damaged');
    const bytes = readFileSync(run.trace);
    writeFileSync(damaged, bytes.subarray(0, -1));
    const other = await compile('parts.cairo');
    for (const [args, text] of [
      [
        { program: run.program, traceFile: damaged, memoryFile: run.memory },
        /damaged cannot be opened: The trace file is cut off, or is none: its size, \d+ bytes, is no multiple of 24/,
      ],
      [
        { program: run.program, traceFile: run.memory, memoryFile: run.trace },
        /cannot be opened: The memory file|cannot be opened: The trace/,
      ],
      [{ program: other, traceFile: run.trace, memoryFile: run.memory }, /cannot be opened: The /],
      [{ program: other, pie: run.pie }, /cannot be opened: The program is not that of the Cairo PIE: /],
      [{ program: run.program, pie: run.trace }, /cannot be opened: Invalid prefix for zip file\./],
      [
        { program: run.program, traceFile: '/no/such/file', memoryFile: run.memory },
        /The trace file .* cannot be read: ENOENT/,
      ],
      [
        { program: run.program, traceFile: folder, memoryFile: run.memory },
        /The trace file .* cannot be read: it is a folder/,
      ],
      [{ program: run.program, traceFile: run.trace }, /'memoryFile' is missing/],
      [{ program: run.program, pie: run.pie, traceFile: run.trace }, /'pie' is a whole run by itself/],
      [{ traceFile: run.trace, memoryFile: run.memory }, /'program' is missing/],
    ] as const) {
      const each = await TestSession.start();
      try {
        await each.client.initializeRequest();
        assert.match(await each.failure('launch', args), text);
      } finally {
        await each.stop();
      }
    }
  });

  describe('is compared with another', () => {
    /** The memory file with another value at an address that the run accesses. */
    function tampered(
      name: string,
      change: (trace: Buffer, memory: Buffer) => void,
    ): { trace: string; memory: string } {
      const paths = {
        trace: path.join(folder, `${name}.trace`),
        memory: path.join(folder, `${name}.memory`),
      };
      const [trace, memory] = [readFileSync(run.trace), readFileSync(run.memory)];
      change(trace, memory);
      writeFileSync(paths.trace, trace);
      writeFileSync(paths.memory, memory);
      return paths;
    }

    it('and is the same', async () => {
      copyFileSync(run.trace, path.join(folder, 'same'));
      await session.launch('shapes.cairo', {
        compareWith: { trace: path.join(folder, 'same'), memory: run.memory },
      });
      assert.equal(await session.halt(), 'end 0');
      assert.match(session.events.output('console'), /The runs are the same: \d+ steps and memory\.\n/);
    });

    it('and stops at the writer of the first cell that differs, to go back from there', async () => {
      // The square of dx is 16: the only such cell.
      const compareWith = tampered('cell', (_trace, memory) => {
        for (let at = 0; at < memory.length; at += 40) {
          if (memory.readBigUInt64LE(at + 8) === 16n && memory.readBigUInt64LE(at + 16) === 0n)
            memory.writeUInt8(17, at + 8);
        }
      });
      await session.launch('shapes.cairo', { compareWith });
      assert.equal(await session.halt(), `divergence Shapes.square_length:${line('xx')}`);
      assert.match(
        session.events.output('stderr'),
        /^The runs differ at step \d+, in its dst: cell 1:\d+ \(there at address \d+\)\.\n {2}this run: {6}16\n {2}the other run: 17\n$/,
      );
      await session.client.customRequest('stepBack', { threadId: 1 });
      assert.match(await session.halt(), /^step Shapes.square_length:/);
      assert.equal(await session.run('continue'), 'end 0');
    });

    it('and stops at the first register that differs', async () => {
      const compareWith = tampered('register', trace =>
        trace.writeBigUInt64LE(trace.readBigUInt64LE(24 * 9) + 1n, 24 * 9),
      );
      await session.launch('shapes.cairo', { compareWith: { trace: compareWith.trace } });
      assert.match(await session.halt(), /^divergence /);
      assert.match(
        session.events.output('stderr'),
        /^The runs differ at step 9, in ap\.\n {2}this run: {6}1:\d+\n {2}the other run: \d+\n$/,
      );
    });

    it('and says so where one is longer', async () => {
      const trace = path.join(folder, 'short');
      writeFileSync(trace, readFileSync(run.trace).subarray(0, 24 * 20));
      await session.launch('shapes.cairo', { compareWith: { trace } });
      assert.match(await session.halt(), /^divergence /);
      assert.match(
        session.events.output('stderr'),
        /^The runs are the same for 20 steps\. Then one of them is over\.\n/,
      );
    });

    it('only with what is a run', async () => {
      await session.client.initializeRequest();
      const trace = path.join(folder, 'cut');
      writeFileSync(trace, readFileSync(run.trace).subarray(0, -1));
      const args = { program: programPath('shapes.cairo'), compareWith: { trace } };
      assert.match(
        await session.failure('launch', args),
        /'compareWith': .*cut cannot be compared: The trace file is cut off, or is none/,
      );
    });
  });
});
