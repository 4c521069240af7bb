import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { compileCairo, ensureCairoLang } from '../../toolchain/src/index.ts';
import { compile, lineOf, programPath } from './harness/programs.ts';
import { PythonOwner } from './harness/python-owner.ts';
import { TestSession } from './harness/test-session.ts';

const line = (marker: string): number => lineOf('hinted.cairo', marker);

describe('restart', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-restart-'));
  after(() => rmSync(folder, { recursive: true }));
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  /** Restarts. @returns the next stop */
  async function restart(args?: object): Promise<string> {
    await session.client.customRequest('restart', args === undefined ? {} : { arguments: args });
    return session.halt();
  }

  /** The process of the hints' Python. */
  const python = (): Promise<string> => session.evaluate("py: __import__('os').getpid()");

  it('begins anew with another Python, and keeps the breakpoints', async () => {
    await session.launch('hinted.cairo', {}, { lines: { 'hinted.cairo': [line('words'), line('write')] } });
    await session.halt();
    const first = await python();
    assert.equal(await session.run('continue'), `breakpoint hint:${line('words')}`);
    assert.equal(await session.run('continue'), `breakpoint main:${line('write')}`);
    assert.equal(await restart(), 'entry main:9');
    assert.notEqual(await python(), first);
    assert.throws(() => process.kill(Number(first), 0));
    assert.equal(await session.evaluate('step'), '0');
    assert.equal(await session.run('continue'), `breakpoint hint:${line('words')}`);
    assert.equal(
      await restart({ program: programPath('hinted.cairo'), stopOnEntry: false }),
      `breakpoint hint:${line('words')}`,
    );
    assert.equal(await session.run('continue'), `breakpoint main:${line('write')}`);
    assert.equal(await session.run('continue'), 'end 0');
    assert.equal(await restart(), `breakpoint hint:${line('words')}`, 'with the last arguments');
  });

  for (const [what, program] of [
    ['while it runs', 'endless.cairo'],
    ['in a hint that never ends', 'endless_hint.cairo'],
  ] as const) {
    it(what, async () => {
      await session.launch(program, { stopOnEntry: false });
      assert.match(await restart({ program: programPath(program) }), /^entry main/);
      assert.ok(!session.events.all.some(({ event }) => event === 'continued'));
    });
  }

  it('from the past', async () => {
    await session.launch(
      'hinted.cairo',
      { stopOnEntry: false },
      { lines: { 'hinted.cairo': [line('write')] } },
    );
    await session.halt();
    await session.client.customRequest('stepBack', { threadId: 1 });
    assert.match(await session.halt(), /^step main/);
    assert.equal(await restart(), `breakpoint main:${line('write')}`);
    assert.equal(await session.run('continue'), 'end 0');
  });

  it('from a failure', async () => {
    await session.launch('failing.cairo', { stopOnEntry: false });
    assert.match(await session.halt(), /^exception/);
    assert.match(await restart(), /^exception/);
    assert.match(await restart({ program: programPath('failing.cairo') }), /^entry/);
  });

  it('runs another program, if it is told to', async () => {
    await session.launch('hinted.cairo');
    await session.halt();
    assert.match(await restart({ program: programPath('shapes.cairo') }), /^entry main:54/);
  });

  it('compiles the source anew, also that of a program that the client has compiled', async () => {
    const source = path.join(folder, 'changed.cairo');
    copyFileSync(programPath('shapes.cairo'), source);
    const environment = await ensureCairoLang();
    const output = path.join(folder, 'changed.json');
    assert.ok((await compileCairo({ environment, source, output })).ok);
    for (const args of [{ program: source }, { program: output, sourceProgram: source }]) {
      await session.launch(args.program, args);
      assert.equal(await session.halt(), 'entry main:54');
      writeFileSync(source, `// A line more.\n${readFileSync(source, 'utf8')}`);
      const later = statSync(output).mtimeMs / 1000 + 10;
      utimesSync(source, later, later);
      assert.equal(await restart(), `entry main:55`);
      await session.stop();
      session = await TestSession.start();
      copyFileSync(programPath('shapes.cairo'), source);
    }
  });

  it('leaves everything as it is if the program cannot be loaded', async () => {
    await session.launch(
      'hinted.cairo',
      { stopOnEntry: false },
      { lines: { 'hinted.cairo': [line('write')] } },
    );
    await session.halt();
    const failure = (args: object): Promise<string> => session.failure('restart', { arguments: args });
    assert.match(await failure({ program: programPath('not_cairo.cairo') }), /could not be compiled/);
    assert.match(await failure({ program: 'a.cairo', stepCount: -1 }), /'stepCount'/);
    assert.equal(await session.evaluate('squared'), '36');
    assert.equal(await session.run('continue'), 'end 0');
  });

  it('is refused before a program is loaded', async () => {
    assert.match(await session.failure('restart'), /No program is loaded/);
  });

  it('is refused for a VM that Python owns', async () => {
    const program = await compile('hinted.cairo');
    const owner = await PythonOwner.run(`Vm(${JSON.stringify(program)}).run()`);
    const attached = await owner.attach({}, { stopOnEntry: true });
    try {
      assert.match(await attached.failure('restart'), /run again by its Python program/);
    } finally {
      await attached.stop();
      owner.kill();
    }
  });
});
