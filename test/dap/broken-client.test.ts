import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { hostileRequests, type HostileRequest } from './harness/hostile-requests.ts';
import { lineOf, programPath } from './harness/programs.ts';
import { RawAdapter } from './harness/raw-adapter.ts';
import { CLIENT } from './harness/test-session.ts';

/** What a sentence for a client never holds: it would be the engine's word for a mistake of ours. */
const INTERNAL =
  /undefined|null|NaN|is not (?:a function|iterable|an object)|Cannot (?:read|convert|mix|create|destructure)|call stack|BigInt|Invalid (?:array|typed|string)|\[object/;

describe('a broken client', () => {
  let adapter: RawAdapter;
  beforeEach(() => {
    adapter = new RawAdapter();
  });
  afterEach(() => adapter.kill());

  async function launch(program: string, args: object = {}): Promise<void> {
    await adapter.request('initialize', CLIENT);
    const { success, message } = await adapter.request('launch', { program: programPath(program), ...args });
    assert.ok(success, message);
    await adapter.request('configurationDone');
    await adapter.next(({ event }) => event === 'stopped');
  }

  /** Sends requests one after the other. Each is answered, and what is refused in words for people. */
  async function send(requests: readonly HostileRequest[]): Promise<void> {
    for (const { command, args } of requests) {
      const response = await adapter.request(command, args);
      assert.equal(response.command, command);
      if (!response.success) assertReadable(response, args);
    }
  }

  function assertReadable({ command, message = '' }: DebugProtocol.Response, args: unknown): void {
    const answer = `'${message}' answers ${command} ${JSON.stringify(args).slice(0, 300)}`;
    assert.notEqual(message, '', answer);
    assert.doesNotMatch(message, INTERNAL, answer);
  }

  for (const seed of [1, 2, 3, 4]) {
    it(`gets answers before it has initialized anything (seed ${seed})`, async () => {
      await send(hostileRequests(seed, 150));
      assert.ok((await adapter.request('threads')).success);
    });

    it(`gets answers while a program stands still or runs (seed ${seed})`, async () => {
      await launch('endless.cairo');
      await send(hostileRequests(100 + seed, 250));
      assert.ok((await adapter.request('threads')).success);
    });

    it(`gets answers inside a hint (seed ${seed})`, async () => {
      await launch('hinted.cairo');
      await adapter.request('stepIn', { threadId: 1 });
      await send(hostileRequests(200 + seed, 200));
      assert.ok((await adapter.request('threads')).success);
    });

    it(`gets answers after the program has ended (seed ${seed})`, async () => {
      await launch('shapes.cairo');
      assert.ok((await adapter.request('terminate')).success);
      await send(hostileRequests(300 + seed, 150));
      assert.equal((await adapter.request('disconnect')).success, true);
      assert.equal(await adapter.exited, 0);
    });
  }

  it('gets as many answers as it sends requests, ten thousand at once', async () => {
    await launch('shapes.cairo');
    const commands = ['stackTrace', 'threads', 'evaluate', 'nothing', 'scopes'];
    const args = { threadId: 1, expression: '[fp]', frameId: 1 };
    const answers = Array.from({ length: 10_000 }, (_, index) =>
      adapter.request(commands[index % commands.length] ?? '', args),
    );
    const seqs = (await Promise.all(answers)).map(({ request_seq: seq }) => seq);
    assert.equal(new Set(seqs).size, 10_000);
  });

  it('may set a thousand breakpoints of each kind', async () => {
    await launch('shapes.cairo');
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    const source = { path: programPath('shapes.cairo') };
    const all: Record<string, object> = {
      setBreakpoints: { source, breakpoints: numbers.map(line => ({ line })) },
      setFunctionBreakpoints: { breakpoints: numbers.map(each => ({ name: `f${each}` })) },
      setInstructionBreakpoints: {
        breakpoints: numbers.map(offset => ({ instructionReference: '0x10000000000', offset: offset * 32 })),
      },
      'cairoscope/pcBreakpoints': { pcs: numbers.map(String) },
    };
    for (const [command, args] of Object.entries(all)) {
      const { body } = await adapter.request(command, args);
      assert.equal((body as { breakpoints: unknown[] }).breakpoints.length, 1000, command);
    }
    await adapter.request('continue', { threadId: 1 });
    const stop = await adapter.next(({ event, seq }) => event === 'stopped' && seq > 10);
    assert.equal((stop as DebugProtocol.StoppedEvent).body.reason, 'breakpoint');
    const { body } = await adapter.request('setBreakpoints', {
      source,
      breakpoints: [{ line: lineOf('shapes.cairo', 'total') }],
    });
    assert.equal((body as { breakpoints: unknown[] }).breakpoints.length, 1);
  });
});
