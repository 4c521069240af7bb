import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { programPath } from './harness/programs.ts';
import { RawAdapter } from './harness/raw-adapter.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';

/** Is there still a process of this number? */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise(resolve => setTimeout(resolve, 20));
}

describe('the protocol', () => {
  let adapter: RawAdapter;
  beforeEach(() => {
    adapter = new RawAdapter();
  });
  afterEach(() => adapter.kill());

  async function launch(program: string, args: object = {}): Promise<void> {
    await adapter.request('initialize', CLIENT);
    await adapter.request('launch', { program: programPath(program), ...args });
    await adapter.next(({ event }) => event === 'initialized');
    await adapter.request('configurationDone');
  }

  const UNKNOWN = ['attach', 'terminateThreads', 'x', 'toString', '__proto__'];
  for (const command of UNKNOWN) {
    it(`answers the request ${command} with an error`, async () => {
      const response = await adapter.request(command);
      assert.equal(response.success, false);
      assert.match(response.message ?? '', new RegExp(`no request '${command}'`));
    });
  }

  it('answers requests that come too early', async () => {
    const early: Record<string, object> = {
      stackTrace: { threadId: 1 },
      scopes: { frameId: 1 },
      variables: { variablesReference: 1 },
      evaluate: { expression: 'x' },
      continue: { threadId: 1 },
      pause: { threadId: 1 },
      source: { sourceReference: 1 },
      disassemble: { memoryReference: '0x10000000000', instructionCount: 1 },
    };
    for (const [command, args] of Object.entries(early)) {
      const response = await adapter.request(command, args);
      assert.equal(response.success, false, command);
      assert.match(response.message ?? '', /No program is loaded/, command);
    }
    for (const command of ['setFunctionBreakpoints', 'setInstructionBreakpoints']) {
      assert.equal((await adapter.request(command, { breakpoints: [] })).success, true, command);
    }
    assert.equal((await adapter.request('setExceptionBreakpoints', { filters: [] })).success, true);
    assert.equal((await adapter.request('threads')).success, true);
  });

  it('offers what there is a request for', async () => {
    const { body } = await adapter.request('initialize', CLIENT);
    const asked: Record<string, string> = {
      supportsConfigurationDoneRequest: 'configurationDone',
      supportsFunctionBreakpoints: 'setFunctionBreakpoints',
      supportsInstructionBreakpoints: 'setInstructionBreakpoints',
      supportsDisassembleRequest: 'disassemble',
      supportsExceptionInfoRequest: 'exceptionInfo',
      supportsTerminateRequest: 'terminate',
      supportsStepBack: 'stepBack',
      supportsSetVariable: 'setVariable',
      supportsSetExpression: 'setExpression',
      supportsRestartRequest: 'restart',
      supportsCompletionsRequest: 'completions',
      supportsReadMemoryRequest: 'readMemory',
      supportsGotoTargetsRequest: 'gotoTargets',
      supportsDataBreakpoints: 'setDataBreakpoints',
      supportsLoadedSourcesRequest: 'loadedSources',
      supportsModulesRequest: 'modules',
      supportsCancelRequest: 'cancel',
    };
    for (const [capability, command] of Object.entries(asked)) {
      if (command === 'terminate') continue;
      const { message = '' } = await adapter.request(command);
      const exists = !message.includes('no request');
      assert.equal((body as Record<string, unknown>)[capability] ?? false, exists, capability);
    }
  });

  it('launches once a session', async () => {
    await launch('shapes.cairo');
    const again = await adapter.request('launch', { program: programPath('shapes.cairo') });
    assert.match(again.message ?? '', /launched a program already/);
  });

  it('ends the process after disconnect, and the Python of a hint that never returns with it', async () => {
    await launch('endless_hint.cairo');
    await adapter.next(({ event }) => event === 'stopped');
    const { body } = await adapter.request('evaluate', { expression: "py: __import__('os').getpid()" });
    const pid = Number((body as { result: string }).result);
    assert.ok(isAlive(pid));
    await adapter.request('continue', { threadId: 1 });
    assert.equal((await adapter.request('disconnect')).success, true);
    assert.equal(await adapter.exited, 0);
    await gone(pid);
  });

  for (const program of ['endless', 'sleeping_hint', 'shapes']) {
    it(`ends the process after disconnect from ${program}.cairo`, async () => {
      await launch(`${program}.cairo`, { stopOnEntry: program === 'shapes' });
      assert.equal((await adapter.request('disconnect')).success, true);
      assert.equal(await adapter.exited, 0);
    });
  }

  it('ends the process when the client goes without a word', async () => {
    await launch('endless.cairo', { stopOnEntry: false });
    adapter.stdin.end();
    assert.equal(await adapter.exited, 0);
  });

  it('ends with the session that sends garbage', async () => {
    adapter.stdin.write('Content-Length: 5\r\n\r\nhello');
    assert.equal(await adapter.exited, 0);
  });

  it('counts lines as the client does', async () => {
    await adapter.request('initialize', { ...CLIENT, linesStartAt1: false, columnsStartAt1: false });
    await adapter.request('launch', { program: programPath('shapes.cairo') });
    const source = { path: programPath('shapes.cairo') };
    const set = await adapter.request('setBreakpoints', { source, breakpoints: [{ line: 53 }] });
    assert.equal((set.body as { breakpoints: { line: number }[] }).breakpoints[0]?.line, 53);
    await adapter.request('configurationDone');
    await adapter.next(({ event }) => event === 'stopped');
    const { body } = await adapter.request('stackTrace', { threadId: 1 });
    const [frame] = (body as { stackFrames: { line: number; column: number }[] }).stackFrames;
    assert.deepEqual([frame?.line, frame?.column], [53, 4]);
  });
});

describe('the server on a port', () => {
  it('serves several sessions at once, and one after the other (M7)', async () => {
    const adapter = new RawAdapter(['--port', '0']);
    try {
      const [line] = (await new Promise<Buffer>(resolve => adapter.stdout.once('data', resolve)))
        .toString()
        .split('\n');
      const port = Number(/:(\d+)$/.exec(line ?? '')?.[1]);
      const first = await TestSession.start(port);
      const second = await TestSession.start(port);
      await first.launch('shapes.cairo');
      await second.launch('hinted.cairo');
      assert.equal(await first.halt(), 'entry main:54');
      assert.match(await second.halt(), /^entry main:/);
      await first.run('next');
      assert.equal(await second.evaluate('step'), '0');
      assert.equal(await second.run('continue'), 'end 0');
      await second.stop();
      const third = await TestSession.start(port);
      await third.launch('deep.cairo', { stopOnEntry: false });
      assert.equal(await third.halt(), 'end 0');
      assert.equal(await first.run('continue'), 'end 0');
      await third.stop();
      await first.stop();
    } finally {
      adapter.kill();
    }
  });

  it('refuses what is no port', async () => {
    const adapter = new RawAdapter(['--port', 'http']);
    assert.equal(await adapter.exited, 2);
  });
});
