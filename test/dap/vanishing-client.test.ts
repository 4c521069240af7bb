import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFileSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { allGone, markedEnvironment, markedProcesses, SEES_PROCESSES } from './harness/marked-processes.ts';
import { programPath } from './harness/programs.ts';
import { RawAdapter } from './harness/raw-adapter.ts';
import { CLIENT } from './harness/test-session.ts';

/** Ways in which a client goes, and the exit codes that the adapter may have then; null: it was killed. */
const ENDS: Record<string, { go(adapter: RawAdapter): void; codes: (number | null)[] }> = {
  disconnecting: { go: adapter => void adapter.request('disconnect'), codes: [0] },
  'closing its pipe': { go: adapter => adapter.stdin.end(), codes: [0] },
  'sending garbage': { go: adapter => adapter.stdin.write('Content-Length: 3\r\n\r\n{{{'), codes: [0] },
  // In its first moments it does not listen to the signal yet.
  'ending the adapter': { go: adapter => adapter.kill('SIGTERM'), codes: [0, null] },
  'killing the adapter': { go: adapter => adapter.kill('SIGKILL'), codes: [null] },
};

const PROGRAMS = ['endless', 'endless_hint', 'sleeping_hint', 'shapes', 'hinted'];

/** In milliseconds after the start: in the middle of starting, of loading, of starting Python, and of the run. */
const moments = fc.record({
  program: fc.constantFrom(...PROGRAMS),
  delay: fc.integer({ min: 0, max: 700 }),
  stopOnEntry: fc.boolean(),
  isCompiled: fc.boolean(),
});

describe('a client that goes', () => {
  let folder: string;
  before(function () {
    if (!SEES_PROCESSES) this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-'));
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  /** A copy that was never compiled, so that the compiler runs. */
  function fresh(program: string): string {
    const copy = path.join(folder, `${randomUUID()}.cairo`);
    copyFileSync(programPath(`${program}.cairo`), copy);
    appendFileSync(copy, `// ${copy}\n`);
    return copy;
  }

  it('has started a Python that would be seen if it stayed', async () => {
    const mark = randomUUID();
    const adapter = new RawAdapter([], markedEnvironment(mark));
    try {
      void adapter.request('initialize', CLIENT);
      await adapter.request('launch', { program: programPath('hinted.cairo') });
      assert.equal(markedProcesses(mark).length, 2);
    } finally {
      adapter.kill();
    }
  });

  for (const [index, [name, { go, codes }]] of Object.entries(ENDS).entries()) {
    it(`by ${name} leaves no process behind, at whatever moment`, async () => {
      for (const { program, delay, stopOnEntry, isCompiled } of fc.sample(moments, {
        seed: index + 1,
        numRuns: 10,
      })) {
        const mark = randomUUID();
        const adapter = new RawAdapter([], markedEnvironment(mark));
        try {
          const file = isCompiled ? programPath(`${program}.cairo`) : fresh(program);
          void adapter.request('initialize', CLIENT);
          void adapter.request('launch', { program: file, stopOnEntry });
          void adapter
            .next(({ event }) => event === 'initialized')
            .then(() => adapter.request('configurationDone'));
          await new Promise(resolve => setTimeout(resolve, delay));
          go(adapter);
          assert.ok(codes.includes(await adapter.exited), `${program} after ${delay} ms`);
          await allGone(mark);
        } finally {
          adapter.kill();
        }
      }
    });
  }
});

describe('garbage on the wire', () => {
  const frame = (body: string, length = Buffer.byteLength(body)): string =>
    `Content-Length: ${length}\r\n\r\n${body}`;
  const request = '{"seq":1,"type":"request","command":"threads"}';
  const garbage: Record<string, string | Uint8Array> = {
    'random bytes': Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) % 251),
    'no header': request,
    'half a header': 'Content-Len',
    'half a message': frame(request).slice(0, -10),
    'no length': `Content-Type: x\r\n\r\n${request}`,
    'a length that is none': frame(request).replace(/\d+/, 'many'),
    'a length below 0': frame(request, -1),
    'a length without end': frame(request, 1e15),
    'a length that is too short': frame(request, 12),
    'a length that is too long': frame(request, 60) + frame(request),
    'an empty message': frame(''),
    null: frame('null'),
    'a number': frame('1'),
    'a list': frame('[]'),
    'no command': frame('{"seq":1,"type":"request"}'),
    'no number': frame('{"type":"request","command":"threads"}'),
    'an answer that nobody asked for': frame('{"type":"response","request_seq":7}'),
    'nothing that is known': frame('{"type":"other"}'),
    'lists in lists': frame('['.repeat(100_000) + ']'.repeat(100_000)),
  };
  for (const [name, bytes] of Object.entries(garbage)) {
    it(`ends the adapter in order, at the latest when the client goes: ${name}`, async () => {
      const adapter = new RawAdapter();
      try {
        adapter.stdin.write(bytes);
        adapter.stdin.end();
        assert.equal(await adapter.exited, 0);
      } finally {
        adapter.kill();
      }
    });
  }

  it('does not disturb requests in pieces', async () => {
    const adapter = new RawAdapter();
    try {
      for (const byte of frame('{"seq":5,"type":"request","command":"threads"}')) adapter.stdin.write(byte);
      const answer = await adapter.next(({ request_seq: seq }) => seq === 5);
      assert.equal(answer.type, 'response');
    } finally {
      adapter.kill();
    }
  });
});
