import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf, programPath } from './harness/programs.ts';
import { RawAdapter } from './harness/raw-adapter.ts';
import { CLIENT } from './harness/test-session.ts';

const PROGRAM = 'python_calls.cairo';

describe('debugpy for the hints', function () {
  this.timeout(60_000);
  let adapter: RawAdapter;
  beforeEach(() => {
    adapter = new RawAdapter();
  });
  afterEach(async () => {
    await adapter.request('disconnect');
    adapter.kill();
  });

  /** Launches with a module that stands for debugpy. `client`: what it can do. */
  async function launch(client: object, pythonPath: string[]): Promise<DebugProtocol.Response> {
    await adapter.request('initialize', { ...CLIENT, ...client });
    const args = { program: programPath(PROGRAM), pythonPath, stopOnEntry: false, pythonDebugger: 'debugpy' };
    return adapter.request('launch', args);
  }

  async function begin(): Promise<void> {
    await adapter.next(message => message.event === 'initialized');
    const source = { path: programPath(PROGRAM) };
    await adapter.request('setBreakpoints', { source, breakpoints: [{ line: lineOf(PROGRAM, 'call') }] });
    await adapter.request('configurationDone');
  }

  /** Answers the request of the adapter. */
  async function answer(success: boolean): Promise<DebugProtocol.StartDebuggingRequestArguments> {
    const request = await adapter.next(message => message.command === 'startDebugging');
    const { seq, arguments: args } = request as DebugProtocol.StartDebuggingRequest;
    const outcome = success ? { success } : { success, message: 'no such type of sessions' };
    adapter.send({ seq: 1000, type: 'response', request_seq: seq, command: 'startDebugging', ...outcome });
    return args;
  }

  /** What was printed up to the first stop, and why that is. */
  async function untilStop(): Promise<{ readonly printed: string; readonly reason: string }> {
    const stopped = (await adapter.next(
      message => message.event === 'stopped',
    )) as DebugProtocol.StoppedEvent;
    const outputs = adapter.all.filter(message => message.event === 'output') as DebugProtocol.OutputEvent[];
    return { printed: outputs.map(({ body }) => body.output).join(''), reason: stopped.body.reason };
  }

  const CAN = { supportsStartDebuggingRequest: true };

  it('gets a session of its own, and this debugger steps aside', async () => {
    assert.equal((await launch(CAN, ['.', 'stub'])).success, true);
    await begin();
    const { request, configuration } = await answer(true);
    assert.equal(request, 'attach');
    const { rules, ...others } = configuration as { rules: { path: string; include: boolean }[] };
    assert.deepEqual(others, {
      type: 'debugpy',
      request: 'attach',
      name: 'Hints',
      connect: { host: '127.0.0.1', port: 4711 },
      justMyCode: false,
    });
    assert.match(rules[0]?.path ?? '', /cairo_vm_py[\\/]\*\*$/);
    const { printed, reason } = await untilStop();
    // Not at the breakpoint in the hint, but where the last one fails.
    assert.equal(reason, 'exception');
    assert.match(printed, /debugpy waited\n(debugpy stopped\n){2}/);
  });

  it('is given up if the client refuses', async () => {
    await launch(CAN, ['.', 'stub']);
    await begin();
    await answer(false);
    const { printed, reason } = await untilStop();
    assert.equal(reason, 'breakpoint');
    assert.match(printed, /Hints are debugged here, without debugpy: no such type of sessions/);
  });

  it('is not begun for a client that cannot start sessions', async () => {
    await launch({}, ['.', 'stub']);
    await begin();
    const { printed, reason } = await untilStop();
    assert.equal(reason, 'breakpoint');
    assert.match(printed, /this client cannot start another session: hints are debugged here/);
  });

  it('must be there', async () => {
    const { success, message } = await launch(CAN, ['.']);
    assert.equal(success, false);
    assert.match(message ?? '', /has no debugpy\. Install it there, by `.*python.* -m pip install debugpy`/);
  });
});
