import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { compile, lineOf, programPath } from './harness/programs.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';
import { variableTree } from './harness/variable-tree.ts';

let session: TestSession;

function outputs(): DebugProtocol.OutputEvent['body'][] {
  return session.events.all
    .filter(({ event }) => event === 'output')
    .map(({ body }) => body as DebugProtocol.OutputEvent['body']);
}

async function exceptionInfo(): Promise<DebugProtocol.ExceptionInfoResponse['body']> {
  return (await session.client.exceptionInfoRequest({ threadId: 1 })).body;
}

describe('a run that fails', () => {
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  it('stops at the instruction, tells why, stays to be looked at, and ends with 1', async () => {
    await session.launch('failing.cairo', { stopOnEntry: false });
    assert.equal(await session.halt(), `exception check:${lineOf('failing.cairo', 'assert')}`);
    const { details, description } = await exceptionInfo();
    assert.match(description ?? '', /^the value is 8\nvalue is 8, but must be 5\.\n/);
    assert.equal(details?.message, 'the value is 8\nAn ASSERT_EQ instruction failed: 8 != 5.');
    assert.match(details?.stackTrace ?? '', /^Error message: the value is 8\n/);
    assert.match(
      details?.stackTrace ?? '',
      /Cairo traceback \(most recent call last\):\n[^]*failing\.cairo:15:5/,
    );
    const shown = outputs().filter(({ category }) => category === 'stderr');
    assert.equal(
      shown
        .map(({ output }) => output)
        .join('')
        .trimEnd(),
      details?.stackTrace?.trimEnd(),
    );
    assert.deepEqual(
      shown.map(({ line }) => line),
      [lineOf('failing.cairo', 'assert'), undefined],
    );
    assert.equal(await session.evaluate('value'), '8');
    assert.equal(await session.evaluate('value', 1), '7');
    assert.equal(await session.run('continue'), 'end 1');
    await session.events.next('terminated');
  });

  for (const command of ['next', 'stepIn', 'stepOut'] as const) {
    it(`ends with ${command}, too`, async () => {
      await session.launch('failing.cairo', { stopOnEntry: false });
      await session.halt();
      assert.equal(await session.run(command), 'end 1');
    });
  }

  it('does not stop where the client does not want it to, but says why', async () => {
    await session.launch('failing.cairo', { stopOnEntry: false }, { exceptions: [] });
    assert.equal(await session.halt(), 'end 1');
    assert.match(session.events.output('stderr'), /An ASSERT_EQ instruction failed/);
  });

  it('does not stop with noDebug', async () => {
    await session.launch('failing.cairo', { noDebug: true });
    assert.equal(await session.halt(), 'end 1');
  });

  it('by a hint that raises shows the line of Python, and both tracebacks', async () => {
    await session.launch('raising.cairo', { stopOnEntry: false });
    assert.equal(await session.halt(), `exception main:${lineOf('raising.cairo', 'raise')}`);
    const { details, exceptionId, description } = await exceptionInfo();
    assert.equal(exceptionId, 'KeyError');
    assert.match(description ?? '', /^KeyError: 3\n/);
    assert.match(details?.stackTrace ?? '', /Got an exception while executing a hint\./);
    const line = lineOf('raising.cairo', 'raise');
    assert.match(details?.stackTrace ?? '', new RegExp(`raising.cairo", line ${line}, in fail`));
    assert.match(await variableTree(session, { scopes: ['Hint scopes'] }), /fail: <function fail/);
    assert.equal(await session.run('continue'), 'end 1');
  });

  it('by a hint can stop in Python first', async () => {
    const exceptions = ['failure', 'hintException'];
    await session.launch('raising.cairo', { stopOnEntry: false }, { exceptions });
    assert.equal(await session.halt(), `exception fail:${lineOf('raising.cairo', 'raise')}`);
    assert.equal(await session.evaluate('number'), '3');
    assert.match((await exceptionInfo()).description ?? '', /KeyError: 3/);
    assert.match(await session.run('continue'), /^exception main:/);
    assert.equal(await session.run('continue'), 'end 1');
  });

  it('by the loss of Python says so, and stays to be looked at', async () => {
    await session.launch('sleeping_hint.cairo');
    await session.halt();
    const pid = Number(await session.evaluate("py: __import__('os').getpid()"));
    await session.client.continueRequest({ threadId: 1 });
    process.kill(pid, 'SIGKILL');
    assert.match(await session.halt(), /^exception main:/);
    assert.match((await exceptionInfo()).details?.message ?? '', /Python ended/);
    assert.match(await session.evaluate('fp'), /^1:/);
    await assert.rejects(session.evaluate('py: 1'), /Python/);
    assert.match(await variableTree(session), /Registers/);
    assert.equal(await session.run('continue'), 'end 1');
  });

  it('has no exception to tell of while it has not failed', async () => {
    await session.launch('failing.cairo');
    await session.halt();
    assert.match(await session.failure('exceptionInfo', { threadId: 1 }), /has not failed/);
  });
});

describe('a launch that fails', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-dap-'));
  let compiled = '';
  before(async () => {
    compiled = await readFile(await compile('shapes.cairo'), 'utf8');
  });
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, text: string): string {
    const target = path.join(folder, name);
    writeFileSync(target, text);
    return target;
  }

  async function failure(args: object): Promise<string> {
    await session.client.initializeRequest(CLIENT);
    return session.failure('launch', args);
  }

  const cases: readonly (readonly [string, () => object, RegExp])[] = [
    ['without a program', () => ({}), /'program' is missing/],
    ['with a program that is a number', () => ({ program: 5 }), /'program' must be a text/],
    [
      'of a file that is not there',
      () => ({ program: programPath('none.json') }),
      /none\.json cannot be read/,
    ],
    [
      'of a source that is not there',
      () => ({ program: programPath('none.cairo') }),
      /no file .*none\.cairo/,
    ],
    ['of something else', () => ({ program: file('other.json', '{"a": 1}') }), /other\.json: .*program/s],
    ['of a text', () => ({ program: file('text.json', 'hello') }), /text\.json: /],
    [
      'of a truncated program',
      () => ({ program: file('half.json', compiled.slice(0, 5000)) }),
      /half\.json: /,
    ],
    [
      'of a program of another prime',
      () => ({ program: file('prime.json', compiled.replace(/"prime": "0x8/, '"prime": "0x7')) }),
      /prime/,
    ],
    [
      'of a program with an unknown builtin',
      () => ({
        program: file('builtin.json', compiled.replace(/"builtins": \[\s*"output"/, '"builtins": ["magic"')),
      }),
      /magic/,
    ],
    [
      'with an unknown layout',
      () => ({ program: programPath('shapes.cairo'), layout: 'huge' }),
      /no layout 'huge'.*small/,
    ],
    [
      'with a layout that lacks a builtin',
      () => ({ program: programPath('shapes.cairo'), layout: 'plain' }),
      /range_check/,
    ],
    [
      'with hints and no Python',
      () => ({ program: programPath('hinted.cairo'), python: '/none/python3' }),
      /\/none\/python3/,
    ],
    [
      'with input that is not there',
      () => ({ program: programPath('input.cairo'), programInput: 'none.json' }),
      /programInput/,
    ],
    [
      'with input that is no JSON',
      () => ({ program: programPath('input.cairo'), programInput: file('bad.json', '{') }),
      /input/i,
    ],
    [
      'with another way to run hints',
      () => ({ program: programPath('hinted.cairo'), hints: 'rust' }),
      /'hints' must be/,
    ],
    [
      'with another entry point',
      () => ({ program: programPath('shapes.cairo'), entrypoint: 'total' }),
      /only 'main'/,
    ],
    [
      'with a wrong step count',
      () => ({ program: programPath('shapes.cairo'), stepCount: -1 }),
      /'stepCount' must be/,
    ],
    [
      'with a compiler that is none',
      () => ({ program: programPath('shapes.cairo'), cairoLang: folder }),
      /cairoLang/,
    ],
  ];
  for (const [name, args, message] of cases) {
    it(`${name} says why`, async () => {
      assert.match(await failure(args()), message);
      assert.ok(!session.events.all.some(({ event }) => event === 'initialized'));
    });
  }

  it('on an error of the compiler shows it at its place', async () => {
    const message = await failure({ program: programPath('not_cairo.cairo') });
    assert.match(message, /not_cairo\.cairo:2:13: Unknown identifier 'missing_name'/);
    const [shown] = outputs().filter(({ category }) => category === 'stderr');
    assert.equal(shown?.source?.path, programPath('not_cairo.cairo'));
    assert.deepEqual([shown?.line, shown?.column], [lineOf('not_cairo.cairo', 'error'), 13]);
  });

  it('on a hint that is no Python names its line', async () => {
    const message = await failure({ program: programPath('wrong_syntax.cairo') });
    assert.match(message, new RegExp(`wrong_syntax.cairo[^]*line ${lineOf('wrong_syntax.cairo', 'wrong')}`));
    assert.match(message, /SyntaxError/);
  });

  it('needs no Python where there are no hints', async () => {
    await session.launch('deep.cairo', { python: '/none/python3', stopOnEntry: false });
    assert.equal(await session.halt(), 'end 0');
  });

  it('can be given up while it compiles', async () => {
    await session.client.initializeRequest(CLIENT);
    const launching = session.failure('launch', {
      program: file('fresh.cairo', `// ${Date.now()}\nfunc main() {\n    ret;\n}\n`),
    });
    await session.client.customRequest('terminate', {});
    assert.match(await launching, /[Cc]ancel/);
  });
});
