import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { compile, lineOf, PROGRAMS } from './harness/programs.ts';
import { attach, freePort, PythonOwner } from './harness/python-owner.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';
import { variableTree } from './harness/variable-tree.ts';

const hinted = 'hinted.cairo';
const at = (marker: string, program = hinted): number => lineOf(program, marker);

describe('attaching to a VM that Python owns', () => {
  let owner: PythonOwner | undefined;

  afterEach(() => {
    // The clients lose their connections with it.
    owner?.kill();
    owner = undefined;
  });

  /** Python does what the lines say; `PROGRAM` is the program, compiled, and `vm` a VM of it. */
  function run(program: string, ...lines: string[]): Promise<PythonOwner> {
    return runWithoutVm(program, "vm = Vm(PROGRAM, layout='small')", ...lines);
  }

  async function runWithoutVm(program: string, ...lines: string[]): Promise<PythonOwner> {
    return (owner = await PythonOwner.run(`PROGRAM = ${JSON.stringify(await compile(program))}`, ...lines));
  }

  const goOn = (session: TestSession): Promise<unknown> => session.client.continueRequest({ threadId: 1 });

  async function pause(session: TestSession): Promise<string> {
    await session.client.pauseRequest({ threadId: 1 });
    return session.halt();
  }

  /** Waits until the client shows that Python has the VM. */
  async function pythonHasIt(session: TestSession): Promise<void> {
    for (;;) {
      const { threads } = (await session.client.threadsRequest()).body;
      if (threads[0]?.name === 'Cairo VM (Python has it)') return;
      await session.events.next('thread');
    }
  }

  it('M8: stops in Cairo and in hints, which run in the interpreter that owns the VM', async () => {
    const python = await run(hinted, 'import os', 'print("stopped:", vm.run(), os.getpid())');
    const session = await python.attach({ lines: { [hinted]: [at('print'), at('square')] } });
    assert.equal(await session.halt(), `breakpoint hint:${at('print')}`);
    const pid = await session.evaluate("__import__('os').getpid()");
    assert.equal(await session.evaluate('total'), '6');
    assert.match(
      await variableTree(session, { scopes: ['Hint scope'], depth: 1 }),
      /words: \['one', 'two'\]/,
    );
    assert.equal(await session.run('continue'), `breakpoint main:${at('square')}`);
    assert.match(await variableTree(session, { scopes: ['Hint scopes'], depth: 2 }), /total: 6/);
    assert.equal(await session.evaluate('wanted'), '6');
    assert.equal(await session.evaluate('py: total + 1'), '7');
    await goOn(session);
    assert.equal(await python.exited, 0);
    assert.match(python.output, new RegExp(`stopped: end ${pid}`));
  });

  it('steps through Cairo and into hints', async () => {
    const python = await run(hinted, 'vm.run()');
    const session = await python.attach({ lines: { [hinted]: [at('enter')] } }, { stopOnEntry: true });
    assert.match(await session.halt(), /^entry main:/);
    assert.equal(await session.run('continue'), `breakpoint hint:${at('enter')}`);
    assert.match(await session.run('stepOut'), new RegExp(`^step main:${at('inner')}$`));
    assert.equal(await session.run('stepIn'), `step hint:${at('inner')}`);
    assert.equal(await session.evaluate('inner'), "{'key': [1, 2]}");
    assert.equal(await session.run('next'), `step main:${at('write')}`);
  });

  it('M3 M4: gives Python the VM back after its steps, and goes on with a step in its next call', async () => {
    const lines = ['for _ in range(40): print(vm.run(1), vm.step, flush=True)', 'print("rest", vm.run())'];
    const python = await run('shapes.cairo', ...lines);
    const session = await python.attach({ lines: { 'shapes.cairo': [at('call', 'shapes.cairo')] } });
    assert.equal(await session.halt(), `breakpoint main:${at('call', 'shapes.cairo')}`);
    const before = python.output.match(/^steps/gm)?.length ?? 0;
    // The call whose last step leads there has not returned yet.
    assert.equal(await session.evaluate('step'), `${before + 1}`);
    // Over a function that takes several calls of Python.
    assert.equal(await session.run('next'), `step main:${at('call', 'shapes.cairo') + 1}`);
    assert.ok((python.output.match(/^steps/gm)?.length ?? 0) > before + 4);
    await goOn(session);
    await python.printed(/rest end/);
  });

  it('M4: shows when Python has the VM, and pauses at its next run', async () => {
    const python = await run('endless.cairo', 'vm.run(10)', 'input()', 'vm.run()');
    const session = await python.attach();
    await pythonHasIt(session);
    assert.match(await session.failure('stackTrace', { threadId: 1 }), /running/);
    await session.client.pauseRequest({ threadId: 1 });
    python.type('\n');
    assert.match(await session.halt(), /^pause main:/);
    assert.equal(await session.evaluate('step'), '10');
    const { threads } = (await session.client.threadsRequest()).body;
    assert.equal(threads[0]?.name, 'Cairo VM');
  });

  for (const program of ['endless', 'endless_hint']) {
    it(`pauses ${program}.cairo, and lets it be ended with an error in Python`, async () => {
      const lines = ['try: vm.run()', 'except RuntimeError as error: print("got", error)'];
      const python = await run(`${program}.cairo`, ...lines);
      const session = await python.attach();
      assert.match(await pause(session), /^pause (main|hint):/);
      const isHint = program === 'endless_hint';
      if (isHint) assert.match(await session.run('next'), /^step hint:/);
      await goOn(session);
      if (!isHint) assert.match(await pause(session), /^pause main:/);
      await session.client.terminateRequest();
      await python.printed(/got The run was ended in the debugger\./);
      assert.equal(await python.exited, 0);
    });
  }

  it('is asked by the client to end the run when it disconnects', async () => {
    const python = await run('endless.cairo', 'vm.run()');
    const session = await python.attach();
    await session.client.disconnectRequest({ terminateDebuggee: true });
    await python.printed(/RuntimeError: The run was ended in the debugger\./);
  });

  it('takes new breakpoints while a hint runs', async () => {
    const python = await run('endless_hint.cairo', 'vm.run()');
    const session = await python.attach();
    const line = at('loop', 'endless_hint.cairo');
    assert.match(await pause(session), /^pause hint:/);
    await goOn(session);
    await session.setUp({ lines: { 'endless_hint.cairo': [line] } });
    assert.equal(await session.halt(), `breakpoint hint:${line}`);
    assert.match(await session.evaluate('n'), /^\d+$/);
  });

  it('lets the VM go on without breakpoints when the client goes', async () => {
    for (const leave of ['disconnect', 'connection'] as const) {
      const python = await run(hinted, 'print("result", vm.run())');
      const session = await python.attach({ lines: { [hinted]: [at('print'), at('square')] } });
      assert.equal(await session.halt(), `breakpoint hint:${at('print')}`);
      // By the end of the connection without a word, too.
      if (leave === 'disconnect') await session.client.disconnectRequest({});
      else await session.client.stop();
      await python.printed(/result end/);
      assert.equal(await python.exited, 0);
    }
  });

  it('stops where the run fails, and gives Python its error when the client goes on', async () => {
    const lines = ['try: vm.run()', 'except VmException as error: print("got", error)'];
    const python = await run('failing.cairo', ...lines, 'print("still", vm.pc, vm.memory[vm.fp - 3])');
    const session = await python.attach();
    assert.equal(await session.halt(), `exception check:${at('assert', 'failing.cairo')}`);
    assert.equal(await session.evaluate('value'), '8');
    assert.doesNotMatch(python.output, /got/);
    await goOn(session);
    await python.printed(/got Error message: the value is 8\n[^]*still 0:\d+ 8/);
  });

  it('stops where the checks after the end fail, too', async () => {
    const lines = ['vm.run()', 'try: vm.end()', 'except Exception as error: print("got", error)'];
    const python = await run('open_scope.cairo', ...lines);
    const session = await python.attach();
    assert.match(await session.halt(), /^exception /);
    assert.match(await variableTree(session, { scopes: ['Hint scopes'], depth: 2 }), /left: 'open'/);
    assert.doesNotMatch(python.output, /got/);
    await goOn(session);
    await python.printed(/got Every enter_scope\(\) requires a corresponding exit_scope\(\)\./);
  });

  it('gives Python the VM back at the place that its run goes to, after a stop there', async () => {
    const python = await run('shapes.cairo', 'print("at", vm.run(until="select"), vm.run())');
    const session = await python.attach({ functions: ['select'] });
    assert.match(await session.halt(), /^breakpoint select:/);
    await goOn(session);
    await python.printed(/at until end/);
  });

  it('M8: stops in Python where a hint raises, and the error reaches the caller as itself', async () => {
    const python = await run(
      'raising.cairo',
      'try: vm.run()',
      'except KeyError as error: print("got", error)',
    );
    const session = await python.attach({ exceptions: ['hintException'] });
    assert.equal(await session.halt(), `exception fail:${at('raise', 'raising.cairo')}`);
    assert.equal(await session.evaluate('number'), '3');
    await goOn(session);
    await python.printed(/got 3/);
  });

  it('M7: tells the client to attach again for the next VM, and does not wait for one that has gone', async () => {
    const each = [
      'for _ in range(3):',
      "  with Vm(PROGRAM, layout='small') as each: print('done', each.run())",
    ];
    const python = await run(hinted, 'vm.run()', 'vm.close()', ...each);
    const setup = { lines: { [hinted]: [at('square')] } };
    let session = await python.attach(setup);
    for (let n = 0; n < 2; n++) {
      assert.equal(await session.halt(), `breakpoint main:${at('square')}`);
      await goOn(session);
      const { body } = (await session.events.next('terminated')) as DebugProtocol.TerminatedEvent;
      assert.deepEqual(body, { restart: { owner: python.pid } });
      await session.client.disconnectRequest({});
      session = await python.connectAgain();
      await attach(session, setup);
    }
    assert.equal(await session.halt(), `breakpoint main:${at('square')}`);
    await session.client.disconnectRequest({});
    // This VM goes on, and the last one does not wait.
    assert.equal(await python.exited, 0);
    assert.equal(python.output.match(/done end/g)?.length, 3);
  });

  it('M7: debugs one of two VMs that are there at the same time, and says so', async () => {
    const other = "other = Vm(PROGRAM, layout='small')";
    const python = await run(hinted, other, 'print("other", other.run())', 'print("first", vm.run())');
    await python.printed(
      /another VM of this process is debugged on port \d+: this one runs without a debugger/,
    );
    await python.printed(/other end/);
    const session = await python.attach({ lines: { [hinted]: [at('square')] } });
    assert.equal(await session.halt(), `breakpoint main:${at('square')}`);
    await goOn(session);
    await python.printed(/first end/);
  });

  it('M7: gives the port to the next VM when one has ended or failed, though it was not closed', async () => {
    const python = await run(
      'failing.cairo',
      'try: vm.run()',
      'except VmException: print("failed")',
      'next = Vm(PROGRAM)',
      'next.run()',
    );
    let session = await python.attach();
    assert.match(await session.halt(), /^exception check/);
    await goOn(session);
    await session.events.next('terminated');
    await session.client.disconnectRequest({});
    session = await python.connectAgain();
    await attach(session, {}, { stopOnEntry: true });
    assert.match(await session.halt(), /^entry main/);
  });

  it('stays attached while functions are called, one after another in a process', async () => {
    const python = await run('shapes.cairo', 'for n in (0, 1): print("picked", vm.call("select", n))');
    const line = at('after', 'shapes.cairo');
    const session = await python.attach({ lines: { 'shapes.cairo': [line] } });
    for (const which of ['0', '1']) {
      assert.equal(await session.halt(), `breakpoint select:${line}`);
      assert.equal(await session.evaluate('which'), which);
      await goOn(session);
    }
    await python.printed(/picked 17\npicked 19/);
  });

  it('M13: debugs the hints of a VM in the thread that made it', async () => {
    const body = [
      'import threading',
      'def work():',
      "  vm = Vm(PROGRAM, layout='small')",
      '  print("ran", vm.run())',
    ];
    const python = await runWithoutVm(
      hinted,
      ...body,
      'threading.Thread(target=work, name="worker").start()',
    );
    const session = await python.attach({ lines: { [hinted]: [at('print')] } });
    assert.equal(await session.halt(), `breakpoint hint:${at('print')}`);
    const name = "__import__('threading').current_thread().name";
    assert.equal(await session.evaluate(name), "'worker'");
    assert.match(await session.run('next'), /^step main:/);
    await goOn(session);
    await python.printed(/ran end/);
  });

  it("leaves the owner's tracing as it was, and stops at breakpoint() in a hint", async () => {
    const lines = [
      'import sys, inspect',
      'def tracer(frame, event, arg): return tracer',
      'hook = sys.breakpointhook',
      'sys.settrace(tracer)',
      'vm.run()',
      'print("same", sys.gettrace() is tracer, sys.breakpointhook is hook)',
    ];
    const python = await run('breaking.cairo', ...lines);
    const session = await python.attach();
    assert.equal(await session.halt(), `breakpoint hint:${at('break', 'breaking.cairo')}`);
    await goOn(session);
    await python.printed(/same True True/);
  });

  it('lets Ctrl-C end the wait for a client, and a run that stands still in one', async () => {
    const waiting = await run(hinted, 'vm.run()');
    await waiting.printed(/waits for a debugger on 127\.0\.0\.1:\d+\..*Ctrl-C/);
    // The run may not have begun yet: Ctrl-C ends it then, too.
    waiting.kill('SIGINT');
    await waiting.exited;
    assert.match(waiting.output, /KeyboardInterrupt/);
    for (const marker of ['print', 'square']) {
      const python = await run(hinted, 'vm.run()');
      const session = await python.attach({ lines: { [hinted]: [at(marker)] } });
      await session.halt();
      python.kill('SIGINT');
      await python.exited;
      assert.match(python.output, /KeyboardInterrupt/);
    }
  });

  it('refuses a second client, and says what is wrong in the arguments of the first', async () => {
    const python = await run(hinted, 'vm.run()');
    const session = await python.connect();
    const { body } = await session.client.initializeRequest(CLIENT);
    assert.equal(body?.supportTerminateDebuggee, true);
    assert.match(await session.failure('attach', { stepCount: 'many' }), /'stepCount' must be/);
    assert.match(await session.failure('launch', { program: 'x' }), /no request 'launch'/);
    await session.client.customRequest('attach', {});
    assert.match(await session.failure('attach', {}), /attached already/);
    const second = await TestSession.start(python.port);
    await second.client.initializeRequest(CLIENT);
    assert.match(await second.failure('attach', {}), /Another client is attached/);
  });

  it('runs without a debugger where the port is taken', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    try {
      const script = `from cairo_vm_py import *\nprint(Vm(${JSON.stringify(await compile(hinted))}, layout='small').run())`;
      owner = await PythonOwner.start(['-c', script], { CAIROSCOPE_DEBUG: `${port}` });
      assert.equal(await owner.exited, 0);
      assert.match(owner.output, /another program listens there\. This VM runs without a debugger\./);
      assert.match(owner.output, /end/);
    } finally {
      server.close();
    }
  });

  it('lets pytest be debugged with an environment variable, and with a call of debug()', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-'));
    try {
      const program = JSON.stringify(await compile(hinted));
      const test = `def test_one():\n  with Vm(${program}, layout='small') as vm: assert vm.run() == 'end'\n`;
      writeFileSync(path.join(folder, 'test_variable.py'), `from cairo_vm_py import Vm\n${test}`);
      const called = `import os\nfrom cairo_vm_py import Vm, debug\ndebug(int(os.environ['PORT']))\n${test}`;
      writeFileSync(path.join(folder, 'test_called.py'), called);
      for (const [name, env] of Object.entries({ variable: {}, called: { CAIROSCOPE_DEBUG: '' } })) {
        const file = path.join(folder, `test_${name}.py`);
        const args = ['-m', 'pytest', '-s', '-q', '-p', 'no:cacheprovider', file];
        owner = await PythonOwner.start(args, env);
        const session = await owner.attach({ lines: { [path.join(PROGRAMS, hinted)]: [at('square')] } });
        assert.equal(await session.halt(), `breakpoint main:${at('square')}`);
        await goOn(session);
        assert.equal(await owner.exited, 0);
        assert.match(owner.output, /1 passed/);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
