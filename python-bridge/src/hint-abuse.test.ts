import assert from 'node:assert/strict';
import { Relocatable, type Stop } from '../../vm-core/src/index.ts';
import { hintProgram } from './testing/hint-program.ts';
import { isAlive, until, withHints, type HintRun } from './testing/hint-run.ts';
import { childrenOf } from './testing/processes.ts';

const textOf = (stop: Stop): string => (stop.reason === 'error' ? stop.error.message : stop.reason);

function printed({ output }: HintRun, category = 'stdout'): string {
  return output
    .filter(piece => piece.category === category)
    .map(({ text }) => text)
    .join('');
}

/** Runs hints, a last one after them that writes 7 to n, and returns how the run ended. */
async function runHints(
  codes: readonly string[],
  look?: (run: HintRun) => void | Promise<void>,
): Promise<string> {
  let text = '';
  await withHints(hintProgram([...codes, 'ids.n = 7'], ['n']), async run => {
    text = textOf(await run.run());
    const n = run.vm.memory.get(run.vm.initialFp);
    // Whatever happened, the VM can be read.
    assert.equal(n, text === 'end' ? 7n : undefined);
    await look?.(run);
  });
  return text;
}

/** What hints may do without harm: the run goes on as if nothing had been. */
const HARMLESS: readonly (readonly [string, ...string[]])[] = [
  ['changes the directory', 'import os\nos.chdir("/")', 'import colorsys, wave\nassert os.getcwd() == "/"'],
  ['replaces sys.stdout', 'import io, sys\nsys.stdout = io.StringIO()\nprint("nowhere")', 'print("nowhere")'],
  ['closes sys.stdout', 'import sys\nsys.stdout.close()\nsys.stdout = None', 'print("nowhere")'],
  ['closes descriptors 0 to 2', 'import os\nfor fd in range(3): os.close(fd)', 'print("there")'],
  ['traces itself', 'import sys\nsys.settrace(lambda *_: None)', 'x = 1\nassert sys.gettrace() is not None'],
  [
    'reads stdin',
    'import os, sys\nassert os.read(0, 10) == b""\ntry: sys.stdin.read()\nexcept EOFError: pass',
  ],
  ['catches its own end', 'import sys\ntry: sys.exit(3)\nexcept SystemExit: pass'],
  [
    'handles SIGTERM',
    'import os, signal\nsignal.signal(signal.SIGTERM, lambda *_: None)\nos.kill(os.getpid(), signal.SIGTERM)',
  ],
  ['takes the signal of the bridge', 'import os, signal\nsignal.signal(signal.SIGUSR1, signal.SIG_IGN)'],
  ['is interrupted by Ctrl-C', 'import os, signal\nos.kill(os.getpid(), signal.SIGINT)'],
  [
    'starts a process that stays',
    'import subprocess\nchild = subprocess.Popen(["sleep", "60"])',
    'child.kill()',
  ],
];

/** What is an error of the hint: its type and its line are told. */
const ERRORS: readonly (readonly [string, string, RegExp])[] = [
  ['sys.exit', 'import sys\nsys.exit(4)', /line 11, in <module>[^]*SystemExit: 4/],
  ['KeyboardInterrupt', 'raise KeyboardInterrupt', /line 10, in <module>[^]*KeyboardInterrupt/],
  ['endless recursion', 'def f(): f()\nf()', /RecursionError: maximum recursion depth exceeded/],
  [
    'exhausted memory',
    'import resource\nresource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\nx = [0]\nwhile True: x += x',
    /line 13, in <module>[^]*MemoryError/,
  ],
  [
    'a forked process that is waited for, and fails itself',
    'import os\npid = os.fork()\nif pid: os.waitpid(pid, 0)\n1 / 0',
    /line 13, in <module>[^]*ZeroDivisionError/,
  ],
];

/** What ends Python: the error says how, and names the hint. */
const ENDS: readonly (readonly [string, string, RegExp])[] = [
  [
    'os.abort',
    'import os\nos.abort()',
    /Python ended killed by signal SIGABRT while it ran the hint of __main__\.main at pc=0:2/,
  ],
  ['os._exit', 'import os\nos._exit(0)', /Python ended with exit code 0 while it ran the hint/],
  [
    'a crash',
    'import ctypes\nctypes.string_at(0)',
    /SIGSEGV while it ran the hint[^]*Fatal Python error: Segmentation fault/,
  ],
  [
    'all descriptors closed',
    'import os\nos.closerange(0, 100)',
    /Python ended because a hint broke its connection with the VM while it ran the hint/,
  ],
  [
    'the descriptors of the bridge closed',
    'import os\nos.closerange(3, 100)',
    /broke its connection[^]*a hint closed the file descriptors of the bridge/,
  ],
  ['descriptors closed, and the VM asked', 'import os\nos.closerange(3, 100)\nids.n', /broke its connection/],
  [
    'no builtins left',
    'import builtins\nbuiltins.__dict__.clear()',
    /Python ended with exit code 1 while it ran the hint/,
  ],
  [
    'descriptors closed while a thread runs',
    'import os, threading, time\nthreading.Thread(target=time.sleep, args=[60]).start()\nos.closerange(3, 100)',
    /broke its connection/,
  ],
];

describe('M17 hints that do what they should not', () => {
  for (const [name, ...codes] of HARMLESS) {
    it(`${name}: harmless`, async () => assert.equal(await runHints(codes), 'end'));
  }

  for (const [name, code, expected] of ERRORS) {
    it(`${name}: an error of the hint`, async () => assert.match(await runHints([code]), expected));
  }

  for (const [name, code, expected] of ENDS) {
    it(`${name}: Python ends, and the error says how`, async () => {
      const text = await runHints([code], ({ hints }) => until(() => !isAlive(hints.pid)));
      assert.match(text, expected);
    });
  }

  it('a forked process that leaves the hint ends there, prints as any process, and cannot reach the VM', async () => {
    const code = [
      'import os, sys, logging',
      'known = memory[fp - 1]',
      'print("before")',
      'pid = os.fork()',
      'if pid == 0:',
      '  print("in the fork", known == memory[fp - 1])',
      '  try: memory[ap + 500]',
      '  except Exception as error: print(error)',
      '  sys.exit(5)',
      'assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 5',
      'pid = os.fork()',
      'assert pid == 0 or os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0',
      'if pid == 0: memory[ap] = 666',
      'pid = os.fork()',
      'assert pid != 0, "in the last fork"',
      'assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1',
    ].join('\n');
    const end = await runHints([code, 'assert memory.get(ap - 1) is None\nprint("after")'], async run => {
      await until(() => printed(run).includes('pid') || printed(run).includes('reach'));
      const lines = printed(run).trim().split('\n').sort();
      assert.deepEqual(lines, [
        'This process was forked from the one that the VM belongs to, and cannot reach it.',
        'after',
        'before',
        'in the fork True',
      ]);
      assert.match(printed(run, 'stderr'), /AssertionError: in the last fork/);
    });
    assert.equal(end, 'end');
  });

  it('a debugger does not hear of forked processes', async () => {
    const code = 'import os\npid = os.fork()\nbreakpoint()\nif pid: os.waitpid(pid, 0)';
    await withHints(hintProgram([code]), async run => {
      const { debugger: python } = run.hints;
      let stops = 0;
      python.onStopped = () => {
        stops++;
        python.resume('next');
      };
      assert.equal(textOf(await run.run()), 'end');
      assert.ok(stops > 0);
      // What the fork prints may come after the run's end.
      await until(() => printed(run, 'stderr').includes('no debugger listens'));
    });
  });

  it('pools of multiprocessing and of threads work, and end with Python', async () => {
    const code = [
      'import multiprocessing, time',
      'from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor',
      'context = multiprocessing.get_context("fork")',
      'pool = context.Pool(2)',
      'assert pool.map(abs, range(-100, 0)) == list(range(100, 0, -1))',
      'executor = ProcessPoolExecutor(2, mp_context=context)',
      'assert list(executor.map(abs, range(-9, 0))) == list(range(9, 0, -1))',
      'threads = ThreadPoolExecutor(4)',
      'base = segments.add()',
      'list(threads.map(lambda i: memory.__setitem__(base + 100 * i, i), range(50)))',
      'assert list(threads.map(lambda i: memory[base + 100 * i], range(50))) == list(range(50))',
    ].join('\n');
    let workers: number[] = [];
    assert.equal(
      await runHints([code], ({ hints }) => {
        workers = childrenOf(hints.pid);
        assert.ok(workers.length >= 4);
      }),
      'end',
    );
    await until(() => !workers.some(isAlive));
  });

  it('megabytes of output come whole, in order', async () => {
    const code = [
      'import os, sys',
      'for i in range(20000): print("line", i, "." * 90)',
      'print("x" * 3_000_000)',
      'for i in range(100): os.write(1, b"%05d" % i * 4000)',
      'sys.stderr.write("y" * 1_000_000)',
    ].join('\n');
    const end = await runHints([code], async run => {
      const raw = Array.from({ length: 100 }, (_, i) => String(i).padStart(5, '0').repeat(4000)).join('');
      const own = Array.from({ length: 20_000 }, (_, i) => `line ${i} ${'.'.repeat(90)}\n`).join('');
      const expected = own.length + 3_000_001 + raw.length;
      await until(() => printed(run).length >= expected);
      const byPlace = (isRaw: boolean): string =>
        run.output
          .filter(({ category, line }) => category === 'stdout' && (line === undefined) === isRaw)
          .map(({ text }) => text)
          .join('');
      assert.ok(byPlace(false) === `${own}${'x'.repeat(3_000_000)}\n`);
      assert.ok(byPlace(true) === raw);
      assert.equal(printed(run, 'stderr').length, 1_000_000);
    });
    assert.equal(end, 'end');
  });

  it('threads that go on after the hint print, and cannot reach the VM any more', async () => {
    const code = [
      'import threading',
      'gone, errors = threading.Event(), []',
      'def work(memory, segments):',
      // In one piece each: what print() writes in several, another thread may come in between, as in any Python.
      '  for i in range(3000): print(f"thread {i}\\n", end="")',
      '  gone.wait()',
      '  for use in (lambda: memory[at], lambda: memory.__setitem__(at, 1), lambda: segments.add()):',
      '    try: use()',
      '    except Exception as error: errors.append(f"{type(error).__name__}: {error}")',
      'at = ap + 700',
      'thread = threading.Thread(target=work, args=[memory, segments])',
      'thread.start()',
      'print("main\\n", end="")',
    ].join('\n');
    // The second hint lets the thread go and ends; the third waits for it.
    await withHints(
      hintProgram([code, 'gone_soon = threading.Timer(0.05, gone.set)\ngone_soon.start()', 'x = 1']),
      async run => {
        assert.equal((await run.vm.run({ maxSteps: 3 })).reason, 'steps');
        const scope = async (): Promise<string> => (await run.hints.debugger.evaluate('errors')).value;
        while ((await scope()).split('Error:').length < 4)
          await new Promise(resolve => setTimeout(resolve, 20));
        const text = (await run.hints.debugger.evaluate('"|".join(errors)')).value;
        assert.match(text, /RuntimeError: The VM can be reached only while a hint runs\./);
        assert.match(text, /RuntimeError: Segments can be added only while a hint runs\./);
        assert.equal(textOf(await run.run()), 'end');
        const lines = printed(run).split('\n');
        assert.deepEqual(
          lines.filter(line => line.startsWith('thread')),
          Array.from({ length: 3000 }, (_, i) => `thread ${i}`),
        );
      },
    );
  });

  it('a signal handler that raises while the VM is asked costs no answer and mixes none up', async () => {
    // The handler comes at any moment, mostly in the middle of a question; each value is its cell's own.
    const code = [
      'import signal',
      'class Late(Exception): pass',
      'def late(*_): raise Late',
      'signal.signal(signal.SIGALRM, late)',
      'base = segments.gen_arg(list(range(20000)))',
      '# Long messages cannot be interrupted: this one is over before the first alarm.',
      'segments.get_segment_used_size(base.segment_index)',
      'i = lates = 0',
      'while lates < 200:',
      '  target = segments.add()',
      '  try:',
      '    signal.setitimer(signal.ITIMER_REAL, 0.0002 + i % 7 * 0.00005)',
      '    for _ in range(3000):',
      '      i = (i + 37) % 20000',
      '      assert segments.get_segment_used_size(base.segment_index) == 20000',
      '      assert memory[base + i] == i',
      '      memory[target + i] = i',
      '  except Late:',
      '    lates += 1',
      '    assert memory.get(target + i) in (None, i)',
      'print("late", lates)',
    ].join('\n');
    const end = await runHints([code], async run => {
      assert.equal(printed(run), 'late 200\n', textOf(await run.run()));
      const { segments, memory } = run.vm;
      for (let segment = 3; segment < segments.count; segment++) {
        for (let offset = 0; offset < segments.usedSize(segment); offset++) {
          const value = memory.get(new Relocatable(segment, offset));
          assert.ok(value === undefined || value === BigInt(offset));
        }
      }
    });
    assert.equal(end, 'end');
  });

  it('a recursion limit that is too low: enough for this Python, an error of the hint, or the end of Python', async () => {
    const text = await runHints([
      'import sys\nsys.setrecursionlimit(len(__import__("inspect").stack()) + 3)',
    ]);
    assert.match(text, /^end$|RecursionError|Python ended with exit code 1 while it ran the hint/);
  });

  it('a hint that never ends can be paused, looked at, and stopped', async () => {
    await withHints(hintProgram(['memory[ap] = 5\nprint("in")\nwhile True: pass']), async run => {
      const { debugger: python } = run.hints;
      const stopped = new Promise(resolve => (python.onStopped = resolve));
      const ended = run.run();
      await until(() => run.output.length > 0);
      python.pause();
      await stopped;
      assert.equal((await python.evaluate('memory[ap]')).value, '5');
      await run.hints.stop();
      assert.match(textOf(await ended), /Python was stopped while it ran the hint/);
      assert.equal(run.vm.memory.get(run.vm.ap), 5n);
    });
  });
});
