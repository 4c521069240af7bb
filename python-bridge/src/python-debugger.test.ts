import assert from 'node:assert/strict';
import { Relocatable } from '../../vm-core/src/index.ts';
import type { PythonStop } from './index.ts';
import { FILE, hintProgram } from './testing/hint-program.ts';
import { until, withHints, type HintRun } from './testing/hint-run.ts';

/** Collects the stops; `next` waits for one more. */
function stopsOf({ hints }: HintRun): { readonly all: PythonStop[]; next(): Promise<PythonStop> } {
  const all: PythonStop[] = [];
  let seen = 0;
  hints.debugger.onStopped = stop => all.push(stop);
  return {
    all,
    async next() {
      await until(() => all.length > seen);
      return all[seen++] as PythonStop;
    },
  };
}

const LOOP = 'total = 0\nfor i in range(3):\n    total += i\nids.n = total';

describe('python debugger', () => {
  it('knows the lines on which a breakpoint can stop', async () => {
    await withHints(
      hintProgram([LOOP, 'x = (i +\n  total)\n\n# nothing\ny = 1'], ['n']),
      async ({ hints }) => {
        assert.deepEqual(hints.debugger.lines.get(FILE), [10, 11, 12, 13, 20, 21, 24]);
      },
    );
  });

  it('stops at breakpoints in hints, shows frames and variables, steps and goes on', async () => {
    await withHints(hintProgram(['a = [1, 2]', LOOP], ['n']), async run => {
      const { hints, vm } = run;
      const python = hints.debugger;
      const stops = stopsOf(run);
      python.setBreakpoints(FILE, [22]);
      const ended = run.run();
      assert.deepEqual(await stops.next(), {
        ...{
          reason: 'breakpoint',
          text: undefined,
          file: FILE,
          line: 22,
          pc: new Relocatable(0, 4),
          hintIndex: 0,
        },
      });
      assert.equal(python.isStopped, true);
      const [frame] = await python.frames();
      assert.ok(frame);
      assert.deepEqual([frame.name, frame.line, frame.isHint], ['hint', 22, true]);
      const [scope] = await python.scopes(frame.id);
      const variables = await python.variables(scope?.reference ?? 0);
      assert.deepEqual(
        variables.filter(({ name }) => name !== 'program_input').map(({ name, value }) => [name, value]),
        [
          ['a', '[1, 2]'],
          ['total', '0'],
          ['i', '0'],
        ],
      );
      assert.equal((await python.evaluate('total + 40')).value, '40');
      await assert.rejects(python.evaluate('nope'), /NameError: name 'nope' is not defined/);
      python.setBreakpoints(FILE, [{ line: 22, condition: 'i == 2' }]);
      python.resume('next');
      assert.deepEqual([(await stops.next()).reason, stops.all.at(-1)?.line], ['step', 21]);
      python.resume('continue');
      assert.equal((await stops.next()).line, 22);
      assert.equal((await python.evaluate('i')).value, '2');
      python.resume('continue');
      assert.equal((await ended).reason, 'end');
      assert.equal(vm.memory.get(vm.initialFp), 3n);
      assert.equal(stops.all.length, 3);
    });
  });

  it('stops at the entry of a hint; a step over its end goes on after it', async () => {
    await withHints(hintProgram(['x = 1', 'y = 2']), async run => {
      const python = run.hints.debugger;
      const stops = stopsOf(run);
      python.stopOnEntry(true);
      const ended = run.vm.run({ maxSteps: 2 });
      assert.deepEqual([(await stops.next()).reason, stops.all[0]?.line], ['entry', 10]);
      python.resume('next');
      assert.equal((await ended).reason, 'steps');
      assert.equal(python.isStepping, true);
      assert.equal((await run.run()).reason, 'end');
      assert.equal(python.isStepping, false);
    });
  });

  for (const code of ['while go: pass', 'import time\nwhile go: time.sleep(30 if go else 0)']) {
    it(`pauses a hint that never ends: ${JSON.stringify(code)}`, async () => {
      await withHints(hintProgram([`go = True\nprint("running")\n${code}`]), async run => {
        const python = run.hints.debugger;
        const stops = stopsOf(run);
        const ended = run.run();
        await until(() => run.output.length > 0);
        await assert.rejects(python.frames(), /A hint runs/);
        python.pause();
        assert.equal((await stops.next()).reason, 'pause');
        assert.equal((await python.frames()).length, 1);
        if (code.includes('sleep')) return;
        await python.evaluate('go = False');
        python.resume('continue');
        assert.equal((await ended).reason, 'end');
      });
    });
  }

  it('sets breakpoints in a hint that runs', async () => {
    await withHints(hintProgram(['go = True\nprint("running")\nwhile go:\n    x = 1']), async run => {
      const python = run.hints.debugger;
      const stops = stopsOf(run);
      const ended = run.run();
      await until(() => run.output.length > 0);
      python.setBreakpoints(FILE, [13]);
      assert.deepEqual([(await stops.next()).reason, stops.all[0]?.line], ['breakpoint', 13]);
      await python.evaluate('go = False');
      python.resume('continue');
      assert.equal((await ended).reason, 'end');
    });
  });

  it('breakpoint() in a hint stops where a debugger listens, and is passed where none does', async () => {
    const program = hintProgram(['x = 1\nbreakpoint()\ny = 2']);
    await withHints(program, async run => {
      const stops = stopsOf(run);
      const ended = run.run();
      assert.equal((await stops.next()).reason, 'breakpoint');
      run.hints.debugger.resume('continue');
      assert.equal((await ended).reason, 'end');
    });
    await withHints(program, async ({ run, output }) => {
      assert.equal((await run()).reason, 'end');
      assert.match(output.map(({ text }) => text).join(''), /breakpoint\(\): no debugger listens/);
    });
  });

  it('shows scopes and evaluates between hints, with the memory of the VM', async () => {
    const program = hintProgram(['a = {"k": 1}\nmemory[ap] = 7\nvm_enter_scope({"b": ap})', 'c = 1']);
    await withHints(program, async ({ vm, hints: { debugger: python } }) => {
      assert.equal((await vm.run({ maxSteps: 2 })).reason, 'steps');
      const scopes = await python.hintScopes();
      assert.deepEqual(
        scopes.map(({ name, namedCount }) => [name, namedCount]),
        [
          ['Scope 1', 1],
          ['Main scope', 2],
        ],
      );
      const [b] = await python.variables(scopes[0]?.reference ?? 0);
      assert.deepEqual([b?.name, b?.value, b?.type, b?.reference], ['b', '1:22', 'RelocatableValue', 0]);
      assert.equal((await python.evaluate('memory[b], ap')).value.startsWith('(7, '), true);
      await assert.rejects(python.evaluate('memory.__setitem__(ap, 1)'), /only while a hint runs/);
      assert.equal((await vm.run()).reason, 'end');
    });
  });

  it('interrupts an expression that never ends', async () => {
    await withHints(hintProgram(['x = 1']), async ({ run, hints: { debugger: python } }) => {
      await run();
      const evaluation = python.evaluate('print("running") or [0 for _ in iter(int, 1)]');
      const timer = setInterval(() => python.pause(), 20);
      await assert.rejects(evaluation, /The evaluation was interrupted\./);
      clearInterval(timer);
      assert.equal((await python.evaluate('x')).value, '1');
    });
  });

  it('stops at an exception, with the frames that it went through', async () => {
    await withHints(hintProgram(['def f(n):\n    raise ValueError(n)\nf(3)']), async run => {
      const python = run.hints.debugger;
      const stops = stopsOf(run);
      python.stopOnException(true);
      const ended = run.run();
      const stop = await stops.next();
      assert.deepEqual([stop.reason, stop.text, stop.line], ['exception', 'ValueError: 3', 11]);
      assert.deepEqual(
        (await python.frames()).map(({ name, line }) => [name, line]),
        [
          ['f', 11],
          ['hint', 12],
        ],
      );
      python.resume('continue');
      assert.equal((await ended).reason, 'error');
    });
  });

  it('a stopped hint whose Python is killed ends the run with an error', async () => {
    await withHints(hintProgram(['x = 1']), async run => {
      const stops = stopsOf(run);
      run.hints.debugger.stopOnEntry(true);
      const ended = run.run();
      await stops.next();
      process.kill(run.hints.pid ?? 0, 'SIGKILL');
      const stop = await ended;
      assert.equal(stop.reason, 'error');
      assert.equal(run.hints.debugger.isStopped, false);
      await assert.rejects(run.hints.debugger.frames(), /killed by signal SIGKILL/);
    });
  });
});
