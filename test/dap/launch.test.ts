import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { compile, lineOf, PROGRAMS, programPath } from './harness/programs.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';

describe('launch', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  it('stops at the first instruction, and goes on to the output and the end', async () => {
    await session.launch('shapes.cairo');
    assert.equal(await session.halt(), 'entry main:54');
    assert.equal(await session.run('continue'), 'end 0');
    assert.equal(session.events.output('stdout'), 'Program output:\n  42\n  6\n\n');
    await session.events.next('terminated');
    assert.match(await session.failure('stackTrace', { threadId: 1 }), /has ended/);
  });

  it('runs at once where stopOnEntry is false', async () => {
    await session.launch('shapes.cairo', { stopOnEntry: false });
    assert.equal(await session.halt(), 'end 0');
  });

  it('runs through with noDebug, breakpoints or not', async () => {
    const lines = { 'hinted.cairo': [lineOf('hinted.cairo', 'words'), lineOf('hinted.cairo', 'end')] };
    await session.launch('hinted.cairo', { noDebug: true }, { lines });
    assert.equal(await session.halt(), 'end 0');
  });

  it('takes a compiled program', async () => {
    await session.launch(await compile('shapes.cairo'), { stopOnEntry: false });
    assert.equal(await session.halt(), 'end 0');
  });

  it('says that it is ready for breakpoints only when the program is loaded', async () => {
    await session.client.initializeRequest(CLIENT);
    assert.equal(session.events.all.length, 0);
    await session.client.customRequest('launch', { program: programPath('shapes.cairo') });
    await session.events.next('initialized');
    assert.ok(!session.events.all.some(({ event }) => event === 'stopped'));
    await session.client.configurationDoneRequest();
    assert.equal(await session.halt(), 'entry main:54');
  });

  it('shows its progress', async () => {
    await session.launch('hinted.cairo');
    const start = session.events.all.find(({ event }) => event === 'progressStart');
    assert.equal((start as DebugProtocol.ProgressStartEvent).body.title, 'hinted.cairo');
    assert.ok(session.events.all.some(({ event }) => event === 'progressEnd'));
  });

  it('passes what hints print on, with the line that printed it (M16)', async () => {
    await session.launch('hinted.cairo', { stopOnEntry: false });
    assert.equal(await session.halt(), 'end 0');
    const outputs = session.events.all.filter(
      (event): event is DebugProtocol.OutputEvent => event.event === 'output',
    );
    const total = outputs.find(({ body }) => body.output === 'total 6\n')?.body;
    assert.equal(total?.category, 'stdout');
    assert.equal(total?.source?.path, programPath('hinted.cairo'));
    assert.equal(total?.line, lineOf('hinted.cairo', 'print'));
    assert.ok(outputs.some(({ body }) => body.category === 'stderr' && body.output === 'to stderr\n'));
  });

  describe('gives the hints their input', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-dap-'));
    const file = path.join(folder, 'input.json');
    writeFileSync(file, '{"value": 19}');
    after(() => rmSync(folder, { recursive: true }));
    for (const [how, programInput] of [
      ['from a file', file],
      ['inline', { value: 19 }],
    ] as const) {
      it(how, async () => {
        await session.launch('input.cairo', { programInput, stopOnEntry: false });
        assert.equal(await session.halt(), 'end 0');
        assert.equal(session.events.output('stdout'), 'Program output:\n  19\n\n');
      });
    }
  });

  it('gives the hints their environment and their modules', async () => {
    await session.launch('with_module.cairo', {
      cwd: path.dirname(PROGRAMS),
      pythonPath: ['programs'],
      env: { TOLD: 'yes' },
    });
    await session.halt();
    assert.equal(await session.evaluate("py: __import__('os').environ['TOLD']"), "'yes'");
    assert.equal(await session.run('continue'), 'end 0');
  });
});
