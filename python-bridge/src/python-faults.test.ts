import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Stop } from '../../vm-core/src/index.ts';
import { HintLoadError, PythonHints, PythonStartError } from './index.ts';
import { hintProgram } from './testing/hint-program.ts';
import { isAlive, PACKAGE_FOLDER, PYTHON, until, withHints } from './testing/hint-run.ts';

function errorOf(stop: Stop): string {
  assert.equal(stop.reason, 'error');
  return stop.reason === 'error' ? stop.error.message : '';
}

const start = (options: object): Promise<PythonHints> =>
  PythonHints.start({
    python: PYTHON,
    program: hintProgram(['x = 1']),
    packageFolder: PACKAGE_FOLDER,
    onOutput: () => undefined,
    ...options,
  });

describe('M17 faults of Python', () => {
  it('Python that is not there', async () => {
    await assert.rejects(start({ python: '/no/such/python' }), (error: Error) => {
      assert.ok(error instanceof PythonStartError);
      assert.match(error.message, /Cannot start Python '\/no\/such\/python': it was not found\. Choose/);
      return true;
    });
  });

  it('a program that is no Python', async () => {
    await assert.rejects(start({ python: '/bin/false' }), /Python ended with exit code 1 \('\/bin\/false'\)/);
  });

  it('a package that is not there', async () => {
    await assert.rejects(start({ packageFolder: os.tmpdir() }), /No module named 'cairo_vm_py'/);
  });

  it('a package of another release', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bridge-test-'));
    const name = path.join('cairo_vm_py', 'protocol.py');
    fs.cpSync(path.join(PACKAGE_FOLDER, 'cairo_vm_py'), path.join(folder, 'cairo_vm_py'), {
      recursive: true,
    });
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    fs.writeFileSync(
      path.join(folder, name),
      text.replace(/^PROTOCOL_VERSION = .*$/m, 'PROTOCOL_VERSION = 1234'),
    );
    await assert.rejects(
      start({ packageFolder: folder }).finally(() => fs.rmSync(folder, { recursive: true })),
      /speaks version 1234 of the bridge, and version \d+ is needed\. Install both from one release\./,
    );
  });

  it('a program input that Python cannot nest', async () => {
    const programInput = '['.repeat(200_000) + ']'.repeat(200_000);
    await assert.rejects(
      start({ programInput }),
      /It said:\nThe program input is nested too deeply for Python\.$/,
    );
  });

  it('a hint that does not compile is told before the run, with its place', async () => {
    await assert.rejects(start({ program: hintProgram(['x = 1', 'y = 2\nx = = 2']) }), (error: Error) => {
      assert.ok(error instanceof HintLoadError);
      assert.equal(error.message, 'Got an exception while compiling a hint.');
      assert.deepEqual([error.pc, error.hintIndex, error.details.line], [4, 0, 21]);
      assert.match(error.pythonTraceback, /File "hints\.cairo", line 21\n {4}x = = 2\n/);
      return true;
    });
  });

  for (const [name, code, expected] of [
    ['ends itself', 'import os\nmemory[ap] = 1\nos._exit(3)', /Python ended with exit code 3 while it ran/],
    ['is killed', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', /killed by signal SIGKILL/],
    [
      'writes garbage',
      'import gc, os\nfrom cairo_vm_py.channel import Channel\n' +
        '[os.write(c._write_fd, b"\\xff" * 64) for c in gc.get_objects() if isinstance(c, Channel) and c._write_fd > 0]',
      /because it wrote garbage to the bridge/,
    ],
  ] as const) {
    it(`a hint whose Python ${name}: a clear error that names the hint, and the VM can be read`, async () => {
      await withHints(hintProgram(['ids.n = 4', code, 'x = 1'], ['n']), async ({ vm, hints, run }) => {
        const text = errorOf(await run());
        assert.match(text, expected);
        assert.match(text, /the hint of __main__\.main at pc=0:4 \(hints\.cairo:20\)/);
        assert.equal(vm.memory.get(vm.initialFp), 4n);
        assert.equal(errorOf(await vm.run()), text);
        await until(() => !isAlive(hints.pid));
        await assert.rejects(hints.debugger.hintScopes(), /Python ended/);
      });
    });
  }

  it('Python that dies between hints', async () => {
    const code = 'import os, threading\nthreading.Timer(0.05, os._exit, [9]).start()';
    await withHints(hintProgram([code, 'x = 1']), async ({ vm, hints, run }) => {
      assert.equal((await vm.run({ maxSteps: 2 })).reason, 'steps');
      await until(() => !isAlive(hints.pid));
      assert.match(
        errorOf(await run()),
        /Python ended with exit code 9\. It cannot run the hint of __main__/,
      );
    });
  });

  it('sys.exit() in a hint is an error of the hint', async () => {
    await withHints(hintProgram(['import sys\nsys.exit(4)']), async ({ run }) => {
      assert.match(errorOf(await run()), /SystemExit: 4/);
    });
  });

  it('stop() ends a hint that never returns, and one that ignores all', async () => {
    for (const code of [
      'while True: pass',
      'import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n  try:\n    while True: pass\n  except BaseException: pass',
    ]) {
      await withHints(hintProgram([`print("running")\n${code}`]), async ({ hints, run, output }) => {
        const stopped = run();
        await until(() => output.length > 0);
        await hints.stop();
        assert.match(errorOf(await stopped), /Python was stopped while it ran the hint of __main__\.main/);
        assert.equal(isAlive(hints.pid), false);
      });
    }
  });

  it('leaves no files behind', async () => {
    const list = (): string[] => fs.readdirSync(os.tmpdir()).filter(name => name.startsWith('cairoscope-'));
    const own = fs.mkdtempSync(path.join(os.tmpdir(), 'bridge-test-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = own;
    try {
      await withHints(hintProgram(['x = 1']), async ({ run }) => {
        assert.deepEqual(list(), []);
        await run();
      });
      await assert.rejects(start({ python: '/bin/false' }));
      await assert.rejects(start({ python: '/no/such/python' }));
      assert.deepEqual(list(), []);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      fs.rmSync(own, { recursive: true });
    }
  });
});
