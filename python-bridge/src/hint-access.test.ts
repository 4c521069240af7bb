import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stop } from '../../vm-core/src/index.ts';
import { describeAccess, HintAccessError, PythonHints, type HintAccess } from './index.ts';
import { hintProgram } from './testing/hint-program.ts';
import { PACKAGE_FOLDER, PYTHON, withHints } from './testing/hint-run.ts';

function errorOf(stop: Stop): string {
  assert.equal(stop.reason, 'error');
  return stop.reason === 'error' ? stop.error.message : '';
}

const HANDLER = `
class Counter:
    def __init__(self):
        self.count = 0
    def next(self):
        self.count += 1
        return self.count
class WithVm:
    def __init__(self, segments, memory):
        self.segments, self.memory = segments, memory
def early(segments):
    segments.add()
def broken():
    return 1 // 0
`;

let folder = '';

/** Runs the hints with the options; the folder of the handlers is on their path. */
async function runWith(codes: string[], access: HintAccess): Promise<Stop> {
  let stop: Stop = { reason: 'paused' };
  await withHints(
    hintProgram(codes),
    async ({ vm, run }) => {
      stop = await run();
      if (stop.reason === 'end') await vm.end();
    },
    { pythonPath: [folder], ...access },
  );
  return stop;
}

const runs = async (codes: string[], access: HintAccess): Promise<void> => {
  const stop = await runWith(codes, access);
  assert.equal(stop.reason, 'end', stop.reason === 'error' ? stop.error.message : '');
};

const refused = (access: HintAccess, message: RegExp): Promise<void> =>
  assert.rejects(runWith(['x = 1'], access), (error: Error) => {
    assert.ok(error instanceof HintAccessError, String(error));
    assert.match(error.message, message);
    return true;
  });

describe('M9 limited access of the hints of a VM that Node owns', () => {
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'access-test-'));
    writeFileSync(path.join(folder, 'handlers.py'), HANDLER);
    writeFileSync(path.join(folder, 'helper.py'), 'import wave\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('M9 an import that is not allowed fails with the module, the hint and what to allow', async () => {
    const text = errorOf(await runWith(['x = 1', 'import os'], { allowedModules: ['json', 'helper'] }));
    assert.match(
      text,
      /ImportError: The hint of __main__\.main \(hints\.cairo:20\) may not import 'os'\. Allowed: helper, json\. To allow it, add 'os' to allowedModules \(allowed_modules in Python\), or give the option --allow-module os\./,
    );
    assert.match(text, /File "hints\.cairo", line 20, in <module>\nImportError/);
  });

  it('M9 allowed modules, their submodules, and what they import themselves', async () => {
    await runs(['import json.decoder, helper', 'assert helper.wave.open'], {
      allowedModules: ['json', 'helper'],
    });
  });

  it('M9 without allowedModules hints import what Python finds', async () => {
    await runs(['import os, helper'], {});
  });

  it('M9 a hint that takes longer than hintTimeout fails at its line; the state stays', async () => {
    for (const code of ['x = 1\nwhile True: x += 1', 'import time\ntime.sleep(1000)']) {
      await withHints(
        hintProgram(['memory[ap] = 5', code]),
        async ({ vm, run }) => {
          const text = errorOf(await run());
          assert.match(text, /File "hints\.cairo", line 21, in <module>/);
          assert.match(
            text,
            /HintTimeout: The hint took longer than 0\.2 s\. If it needs more time, raise hintTimeout/,
          );
          assert.equal(vm.memory.get(vm.ap.add(-1)), 5n);
        },
        { hintTimeout: 0.2 },
      );
    }
  });

  it('M9 a hint that does not react to its timeout ends with its Python', async () => {
    await withHints(
      hintProgram(['memory[ap] = 5', 'x = 10 ** 10 ** 8']),
      async ({ vm, run }) => {
        assert.match(
          errorOf(await run()),
          /Python was ended because hintTimeout \(0\.1 s\) was over and the hint did not react while it ran the hint of __main__\.main at pc=0:4 \(hints\.cairo:20\)\. Start the program again\./,
        );
        assert.equal(vm.memory.get(vm.ap.add(-1)), 5n);
      },
      { hintTimeout: 0.1 },
    );
  });

  it('M9 hints that keep their time run as ever', async () => {
    const codes = ['memory[ap] = 5', 'for i in range(100): segments.add()', 'print(memory[ap - 2])'];
    await runs(codes, { hintTimeout: 60 });
  });

  it('M9 the time in which a debugger has stopped the hint does not count', async () => {
    await withHints(
      hintProgram(['x = 1\nx = 2\nx = 3', 'x = 1\nwhile True: x += 1']),
      async ({ hints, run }) => {
        const { debugger: python } = hints;
        python.stopOnEntry(true);
        const stopped = new Promise<void>(resolve => (python.onStopped = () => resolve()));
        const ended = run();
        await stopped;
        // Longer than the hint has, and than it takes until it is given up.
        await python.evaluate('__import__("time").sleep(1.5)');
        python.resume('continue');
        assert.match(errorOf(await ended), /File "hints\.cairo", line 21[^]*HintTimeout/);
      },
      { hintTimeout: 0.3 },
    );
  });

  if (process.platform === 'linux') {
    it('M9 a hint that takes more than hintMemory fails with a clear error; the state stays', async () => {
      await withHints(
        hintProgram(['memory[ap] = 5', 'x = []\nwhile True: x.append(bytes(1000))']),
        async ({ vm, run }) => {
          assert.match(errorOf(await run()), /MemoryError: hintMemory \(128 MB\) is used up\./);
          assert.equal(vm.memory.get(vm.ap.add(-1)), 5n);
        },
        { hintMemory: 128 * 2 ** 20 },
      );
    });

    it('M9 less memory than Python needs itself is refused', async () => {
      await refused(
        { hintMemory: 10 * 2 ** 20 },
        /^hintMemory is 10 MB, and Python itself, with what was given to the hints, takes \d+ MB of it\. Give at least \d+ MB\.$/,
      );
    });
  }

  it('M9 options that make no sense are refused', () => {
    const cases: [HintAccess, RegExp][] = [
      [{ allowedModules: ['a-b'] }, /^allowedModules: 'a-b' is no name of a module/],
      [{ hintTimeout: 0 }, /^hintTimeout is 0: it must be more than 0 and at most 86400 seconds\.$/],
      [{ hintTimeout: Number.NaN }, /^hintTimeout is NaN/],
      [{ hintMemory: 1.5 }, /^hintMemory is 1\.5: it must be a whole number of bytes, above 0\.$/],
    ];
    for (const [access, message] of cases) {
      assert.throws(() => describeAccess(access), { name: 'HintAccessError', message });
    }
  });
});

describe('M10 objects that the hints of a VM that Node owns are given', () => {
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'access-test-'));
    writeFileSync(path.join(folder, 'handlers.py'), HANDLER);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('M10 a syscall handler is made before the run and is in every hint, in every scope', async () => {
    const codes = [
      'assert syscall_handler.count == 0\nassert syscall_handler.next() == 1\nvm_enter_scope()',
      'assert syscall_handler.next() == 2\nvm_enter_scope({"x": 1})',
      'assert syscall_handler.next() == 3 and x == 1\nvm_exit_scope()\nvm_exit_scope()',
      'assert syscall_handler.next() == 4',
    ];
    await runs(codes, { syscallHandler: 'handlers:Counter' });
  });

  it('M10 a handler gets the memory and the segments that hints see', async () => {
    await runs(['assert syscall_handler.segments is segments and syscall_handler.memory is memory'], {
      syscallHandler: 'handlers:WithVm',
    });
  });

  it('M10 hint locals and static locals, as objects and as values', async () => {
    const access = {
      hintLocals: { counter: 'handlers:Counter', n: 5, text: '"fast"' },
      staticLocals: { __find_element_max_size: 2 ** 20, modes: ['a', null], other: 'handlers:Counter' },
    };
    const codes = [
      'n += counter.next()\n__find_element_max_size = 0\nassert text == "fast"',
      'assert n == 6 and __find_element_max_size == 1 << 20 and modes == ["a", None]\nvm_enter_scope()',
      'assert n == 6 and other.next() == 1\nimport sys\nassert "other" in globals()\nvm_exit_scope()',
    ];
    await runs(codes, access);
  });

  it('M10 a debugger shows a handler as an object that can be opened', async () => {
    await withHints(
      hintProgram(['syscall_handler.next()']),
      async ({ hints, run }) => {
        await run();
        const [scope] = await hints.debugger.hintScopes();
        const variables = await hints.debugger.variables(scope?.reference ?? 0);
        const handler = variables.find(({ name }) => name === 'syscall_handler');
        assert.equal(handler?.type, 'Counter');
        const [count] = await hints.debugger.variables(handler?.reference ?? 0);
        assert.deepEqual([count?.name, count?.value], ['count', '1']);
      },
      { pythonPath: [folder], syscallHandler: 'handlers:Counter' },
    );
  });

  it('M10 what cannot be made is told before the first step, with traceback and what to do', async () => {
    await refused(
      { syscallHandler: 'no_such_module:Handler' },
      /^The object 'no_such_module:Handler', which hints are to have as 'syscall_handler', cannot be made: there is no module 'no_such_module'\. Add its folder to pythonPath \(--python-path\)\. Looked in:\n {2}/,
    );
    await refused({ syscallHandler: 'handlers:Conter' }, /'handlers' has no 'Conter'\. It has: Counter,/);
    await refused(
      { hintLocals: { x: 'handlers:broken' } },
      /calling it failed\. Correct the error below\.\nTraceback[^]*handlers\.py", line 14, in broken\n[^]*ZeroDivisionError/,
    );
    await refused(
      { staticLocals: { x: 'handlers:early' } },
      /RuntimeError: Segments can be added only while a hint runs\.$/,
    );
    await refused({ hintLocals: { memory: 1 } }, /hints have a 'memory' of the VM already/);
  });

  it('M10 options that make no sense are refused before Python starts', async () => {
    const cases: [HintAccess, RegExp][] = [
      [{ syscallHandler: 'handlers' }, /^syscallHandler is 'handlers': it must be 'module:callable'/],
      [{ syscallHandler: '5' }, /^syscallHandler is '5'/],
      [{ syscallHandler: 'a:b', hintLocals: { syscall_handler: 1 } }, /^Both syscallHandler and hintLocals/],
      [{ hintLocals: { 'a-b': 1 } }, /^hintLocals: 'a-b' is no name that a hint could use\.$/],
      [{ staticLocals: { a: 'fast' } }, /^staticLocals: 'a' is 'fast': it must be 'module:callable', or/],
    ];
    for (const [access, message] of cases) {
      await assert.rejects(
        PythonHints.start({
          python: PYTHON,
          program: hintProgram(['x = 1']),
          packageFolder: PACKAGE_FOLDER,
          onOutput: () => undefined,
          ...access,
        }),
        { name: 'HintAccessError', message },
      );
    }
  });
});
