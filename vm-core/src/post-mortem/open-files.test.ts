import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import type { Program } from '../program/program.ts';
import { Relocatable } from '../relocatable.ts';
import { call, counting, instruction, program, push, ret } from '../testing/casm.ts';
import { firstAccesses } from '../testing/first-accesses.ts';
import { ranPie } from '../testing/pie.ts';
import { piecesOf, writtenRun, type WrittenRun } from '../testing/run-files.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import { openFiles } from './open-files.ts';
import { RunFilesError } from './run-files-error.ts';

/** 3000 rounds of `x = x + 1` and a call of a function that only returns. */
const looping = (): Program =>
  program([
    ...push(-3000n),
    ...call(9n),
    ...instruction(
      {
        opcode: 'assert-eq',
        dstRegister: 'ap',
        offDst: 0,
        op0Register: 'ap',
        offOp0: -3,
        res: 'add',
        apUpdate: 'add1',
      },
      1n,
    ),
    ...instruction({ pcUpdate: 'jnz', res: 'unconstrained', dstRegister: 'ap', offDst: -1 }, -4n),
    ...push(7n),
    ...ret(),
    ...ret(),
  ]);

/** Passes a pointer to its stack to a function, which writes behind it: pointers that are copied, moved and dereferenced. */
const pointing = (): Program =>
  program([
    // [ap] = fp, by way of a call
    ...call(2n + 1n),
    ...ret(),
    ...ret(),
    // [ap] = [fp - 2] + 1; [ap] = [ap - 1]; [[ap - 1]] = 5
    ...instruction(
      { opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, offOp0: -2, res: 'add', apUpdate: 'add1' },
      20n,
    ),
    ...instruction({
      opcode: 'assert-eq',
      dstRegister: 'ap',
      offDst: 0,
      op1Source: 'ap',
      offOp1: -1,
      apUpdate: 'add1',
      size: 1,
    }),
    ...push(5n),
    ...instruction({
      opcode: 'assert-eq',
      dstRegister: 'ap',
      offDst: -1,
      op0Register: 'ap',
      offOp0: -2,
      op1Source: 'op0',
      offOp1: 0,
      size: 1,
    }),
    ...ret(),
  ]);

async function ran(what: Program): Promise<CairoVm> {
  const vm = CairoVm.create(what);
  const stop = await vm.run();
  assert.equal(stop.reason, 'end', stop.reason === 'error' ? stop.error.message : '');
  await vm.end();
  return vm;
}

function registersOf(vm: CairoVm): unknown[] {
  return [...vm.recording.registerHistory()];
}

/** All cells as text, by segment; of one run and of another. */
function cellsOf(vm: CairoVm): string[] {
  return Array.from({ length: vm.segments.count }, (_, segment) =>
    [...vm.memory.knownCells(segment)].map(cell => `${cell} ${vm.memory.get(cell)}`),
  ).flat();
}

describe('a run that is opened from its files', () => {
  for (const [name, make] of [
    ['that loops', looping],
    ['that has pointers', pointing],
  ] as const) {
    it(`${name} has the same registers, the same cells, and knows them from their first access on`, async () => {
      const vm = await ran(make());
      const opened = await openFiles(make(), piecesOf(writtenRun(vm)));
      assert.equal(opened.step, vm.step);
      assert.deepEqual(registersOf(opened), registersOf(vm));
      assert.deepEqual([opened.pc, opened.ap, opened.fp], [vm.pc, vm.ap, vm.fp]);
      assert.deepEqual(cellsOf(opened), cellsOf(vm));
      const first = firstAccesses(vm);
      for (const cell of opened.memory.knownCells(opened.executionBase.segment)) {
        const isStart = cell.offset < opened.initialFp.offset;
        const expected = isStart ? -1 : (first.get(cell.key) ?? opened.step);
        assert.equal(opened.memory.writerStep(cell), expected, `${cell}`);
      }
    });
  }

  it('has the segments of builtins where the pointers of its start say, and those of hints as one', async () => {
    const vm = await ranPie();
    const opened = await openFiles(vm.program, piecesOf(writtenRun(vm)));
    const { base } = opened.builtins[0] ?? {};
    assert.deepEqual(base, vm.builtins[0]?.base);
    assert.deepEqual(opened.memory.get(opened.executionBase), base);
    assert.equal(opened.memory.get(new Relocatable(2, 0)), 2n ** 100n);
    // Five segments before those that were added; the first of them has three cells.
    const rest = new Relocatable(5, 0);
    assert.equal(opened.segments.count, 6);
    assert.equal(opened.memory.get(rest), 7n);
    assert.equal(opened.memory.get(rest.add(2)), BigInt(vm.relocation.address(new Relocatable(6, 1))));
    // No instruction accessed them: they are known at the end, and at no moment before it.
    assert.equal(opened.memory.writerStep(rest), opened.step);
    assert.equal(opened.recording.at({ step: opened.step, hintIndex: 0 }).memory.get(rest), undefined);
  });

  it('shows no cell before its first access', async () => {
    const vm = await ran(looping());
    const opened = await openFiles(looping(), piecesOf(writtenRun(vm)));
    for (const step of [0, 1, 5, 1023, 1024, 5000]) {
      const view = opened.recording.at({ step, hintIndex: 0 });
      const live = vm.recording.at({ step, hintIndex: 0 });
      for (const cell of vm.memory.knownCells(vm.executionBase.segment)) {
        assert.deepEqual(view.memory.get(cell), live.memory.get(cell), `${cell} at step ${step}`);
      }
    }
  });

  it('runs no more', async () => {
    const opened = await openFiles(looping(), piecesOf(writtenRun(await ran(looping()))));
    assert.ok(opened.recording.isPostMortem);
    const { step } = opened;
    assert.deepEqual(await opened.run(), { reason: 'end' });
    assert.equal(opened.step, step);
  });

  it('may have been stopped before its end', async () => {
    const vm = CairoVm.create(program(counting()));
    await vm.run({ maxSteps: 2500 });
    const opened = await openFiles(program(counting()), piecesOf(writtenRun(vm)));
    assert.deepEqual([opened.step, opened.pc, opened.isAtEnd], [2500, vm.pc, false]);
  });

  it('may have been entered at another function', async () => {
    const identifiers = new Map([
      ['__main__.main', { type: 'function', pc: 0, decorators: [] }],
      ['__main__.other', { type: 'function', pc: 3, decorators: [] }],
    ] as const);
    const two = program([...push(1n), ...ret(), ...push(2n), ...ret()], { identifiers });
    const vm = CairoVm.create(two, { entry: 'later', builtins: 'named' });
    vm.enterMain('other');
    await vm.run();
    const opened = await openFiles(two, piecesOf(writtenRun(vm)));
    assert.deepEqual(registersOf(opened), registersOf(vm));
  });

  describe('is refused', () => {
    let run: WrittenRun;
    before(async () => {
      run = writtenRun(await ran(looping()));
    });

    const addressOf = (entry: number): number => 40 * entry;
    async function refusal(files: Partial<WrittenRun>, what = looping()): Promise<RunFilesError> {
      try {
        await openFiles(what, piecesOf({ ...run, ...files }));
      } catch (error) {
        assert.ok(error instanceof RunFilesError, String(error));
        return error;
      }
      throw new Error('It was opened.');
    }
    function changed(file: Buffer, change: (copy: Buffer) => void): Buffer {
      const copy = Buffer.from(file);
      change(copy);
      return copy;
    }
    async function expect(
      files: Partial<WrittenRun>,
      text: RegExp,
      step?: number,
      what?: Program,
    ): Promise<void> {
      const error = await refusal(files, what);
      assert.match(error.message, text);
      assert.equal(error.step, step);
    }

    it('without a trace', () =>
      expect({ trace: Buffer.alloc(0) }, /^The trace file is empty: it has no steps\.$/));

    it('where a file is cut off', async () => {
      await expect(
        { trace: run.trace.subarray(0, -1) },
        /^The trace file is cut off, .* no multiple of 24\.$/,
      );
      await expect(
        { memory: run.memory.subarray(0, -1) },
        /^The memory file is cut off, .* no multiple of 40\.$/,
      );
    });

    it('where the trace is longer than the run', async () => {
      const trace = Buffer.concat([run.trace, run.trace.subarray(-24)]);
      const steps = run.trace.length / 24;
      await expect({ trace }, new RegExp(`^Step ${steps} of the trace has pc `), steps);
    });

    it('where memory ends before the trace does', async () => {
      const memory = run.memory.subarray(0, addressOf(1000));
      const error = await refusal({ memory });
      assert.match(
        error.message,
        /accesses the cell 1:\d+ \(address 1001\), which the memory file does not have/,
      );
    });

    it('where the registers of a step differ', async () => {
      const trace = changed(run.trace, copy => copy.writeBigUInt64LE(5n, 24 * 777));
      await expect(
        { trace },
        /^Step 777 of the trace has pc \d+, ap 5, fp \d+, but program and memory come to pc \d+, ap \d+, fp \d+: /,
        777,
      );
    });

    it('where a cell contradicts an instruction', async () => {
      const memory = changed(run.memory, copy => copy.writeUInt8(99, addressOf(14) + 8));
      await expect(
        { memory },
        /^Step 0 \(.*\) contradicts the memory file: '\[ap\] = -3000, ap\+\+' does not hold/,
        0,
      );
    });

    it('of another program', async () => {
      await expect(
        {},
        /^The trace starts|^The memory file has .* where the program has /,
        undefined,
        program([...push(1n), ...ret()]),
      );
      const longer = program([...push(1n), ...Array.from({ length: 40 }, () => ret()).flat()]);
      await expect(
        {},
        /^The trace starts with ap 15 and fp 15, which no run of this program does: it has 42 words/,
        0,
        longer,
      );
    });

    it('where a cell has no place, or no felt', async () => {
      const end = run.memory.length - 40;
      for (const address of [0n, 2n ** 32n, 2n ** 64n - 1n]) {
        const memory = changed(run.memory, copy => copy.writeBigUInt64LE(address, end));
        await expect(
          { memory },
          new RegExp(`^The memory file has a cell at address ${address}, which is none of a run`),
        );
      }
      const memory = changed(run.memory, copy => copy.fill(0xff, end + 8));
      await expect({ memory }, /^The memory file has a number at address \d+ that is no felt/);
      const prime = changed(run.memory, copy => {
        for (let limb = 0; limb < 4; limb++)
          copy.writeBigUInt64LE(BigInt.asUintN(64, PRIME >> BigInt(64 * limb)), end + 8 + 8 * limb);
      });
      await expect({ memory: prime }, /that is no felt/);
    });

    it('where a cell is there twice with two values', async () => {
      const twice = changed(run.memory.subarray(-40), copy => copy.writeUInt8(1, 9));
      await expect(
        { memory: Buffer.concat([run.memory, twice]) },
        /^The memory file has .* at address \d+, where the run has /,
      );
    });

    it('where all is zero', async () => {
      await expect(
        { trace: Buffer.alloc(run.trace.length) },
        /^The trace starts at pc 0, where no function/,
        0,
      );
      await expect(
        { memory: Buffer.alloc(run.memory.length) },
        /^The memory file has a cell at address 0, which is none of a run/,
      );
    });

    it('whatever byte is another one, or it is still the run', async () => {
      const small = writtenRun(await ran(pointing()));
      const original = await openFiles(pointing(), piecesOf(small));
      for (const name of ['trace', 'memory'] as const) {
        for (let at = 0; at < small[name].length; at += 3) {
          const files = {
            ...small,
            [name]: changed(small[name], copy => copy.writeUInt8(copy.readUInt8(at) ^ 0x41, at)),
          };
          try {
            assert.deepEqual(
              registersOf(await openFiles(pointing(), piecesOf(files))),
              registersOf(original),
            );
          } catch (error) {
            if (!(error instanceof RunFilesError)) throw error;
          }
        }
      }
    });

    it('where its cells are so far from each other that they take all memory', async () => {
      const far = Buffer.alloc(40 * 40_000);
      for (let i = 0; i < 40_000; i++)
        far.writeBigUInt64LE(BigInt(run.memory.length / 40 + 1 + 5000 * i), 40 * i);
      await assert.rejects(
        openFiles(looping(), piecesOf({ ...run, memory: Buffer.concat([run.memory, far]) }), {
          maxMemory: 2 ** 25,
        }),
        /The memory of this VM \(32 MiB\) is used up/,
      );
    });
  });

  it('can be given up', async () => {
    const files = piecesOf(writtenRun(await ran(looping())));
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('enough'));
    await assert.rejects(
      openFiles(looping(), files, { onProgress, signal: controller.signal }),
      /^Error: enough$/,
    );
  });
});
