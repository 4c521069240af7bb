import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { programPath } from './harness/programs.ts';
import { RawAdapter } from './harness/raw-adapter.ts';

const ENDLESS = 'py: [x for x in iter(int, 1)]';

describe('cancel', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-cancel-'));
  after(() => rmSync(folder, { recursive: true }));
  let adapter: RawAdapter;
  beforeEach(async () => {
    adapter = new RawAdapter();
    await adapter.request('initialize', { adapterID: 'cairoscope', supportsProgressReporting: true });
  });
  afterEach(() => adapter.kill());

  /** Sends a request that takes long. */
  function begin(seq: number, command: string, args: object): Promise<object> {
    adapter.send({ seq, type: 'request', command, arguments: args });
    return adapter.next(message => message.request_seq === seq);
  }

  async function progressOf(
    title: RegExp,
  ): Promise<{ progressId: string; requestId?: number; cancellable?: boolean }> {
    const start = await adapter.next(
      message =>
        message.event === 'progressStart' &&
        title.test((message as { body?: { title: string } }).body?.title ?? ''),
    );
    return (start as unknown as { body: { progressId: string } }).body;
  }

  function assertCancelled(answer: object): void {
    const { success, message } = answer as DebugProtocol.Response;
    assert.deepEqual([success, message], [false, 'cancelled']);
  }

  async function launch(): Promise<void> {
    await adapter.request('launch', { program: programPath('hinted.cairo') });
    await adapter.request('configurationDone');
    await adapter.next(({ event }) => event === 'stopped');
  }

  it('ends Python that never ends, by the request', async () => {
    await launch();
    const answer = begin(1000, 'evaluate', { expression: ENDLESS });
    assert.equal((await adapter.request('cancel', { requestId: 1000 })).success, true);
    assertCancelled(await answer);
    const { body } = await adapter.request('evaluate', { expression: 'py: 1 + 1' });
    assert.equal((body as { result: string }).result, '2');
  });

  it('ends Python that never ends, by its progress', async () => {
    await launch();
    const answer = begin(1000, 'evaluate', { expression: ENDLESS });
    const progress = await progressOf(/^Evaluating/);
    assert.deepEqual([progress.requestId, progress.cancellable], [1000, true]);
    await adapter.request('cancel', { progressId: progress.progressId });
    assertCancelled(await answer);
    await adapter.next(({ event }) => event === 'progressEnd');
  });

  it('ends a launch', async () => {
    const program = path.join(folder, 'fresh.cairo');
    writeFileSync(program, `// ${Date.now()}\nfunc main() {\n    ret;\n}\n`);
    const answer = begin(1000, 'launch', { program });
    const { progressId } = await progressOf(/fresh/);
    await adapter.request('cancel', { progressId });
    assertCancelled(await answer);
  });

  it('of what is over, or never was, changes nothing', async () => {
    await launch();
    const { success } = await adapter.request('cancel', { requestId: 1, progressId: 'task 99' });
    assert.equal(success, true);
    assert.equal((await adapter.request('stackTrace', { threadId: 1 })).success, true);
  });
});
