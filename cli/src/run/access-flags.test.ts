import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../cairoscope.ts';
import { FakeTerminal, hintAtStart, OUTPUT_PROGRAM, withFolder, writeProgram } from '../test-support.ts';

const EXAMPLES = resolve(dirname(fileURLToPath(import.meta.url)), '../../../examples');

const HANDLERS = `
class Handler:
    def answer(self):
        return 42
`;

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Result> {
  const terminal = new FakeTerminal();
  const code = await main(['run', ...args], terminal);
  return { code, out: terminal.out, err: terminal.err };
}

/** Runs a hint; `handlers.py` lies beside the program. */
function runHint(code: string, ...options: string[]): Promise<Result> {
  return withFolder(folder => {
    writeFileSync(join(folder, 'handlers.py'), HANDLERS);
    const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'], hints: hintAtStart(code) });
    return run(program, '--python-path', [join(folder, 'none'), folder].join(delimiter), ...options);
  });
}

describe('cairoscope run: what hints may do and are given', () => {
  it('M9 --allow-module, once or more, refuses all other modules', async () => {
    const code = 'import json, handlers';
    assert.equal((await runHint(code)).code, 0);
    assert.equal((await runHint(code, '--allow-module', 'json', '--allow_module', 'handlers')).code, 0);
    const refused = await runHint(code, '--allow-module=json');
    assert.equal(refused.code, 1);
    assert.match(refused.err, /may not import 'handlers'.*or give the option --allow-module handlers\.\n$/);
  });

  it('M9 --hint-timeout ends a hint that takes longer', async () => {
    const { code, err } = await runHint('while True: pass', '--hint-timeout', '.2');
    assert.equal(code, 1);
    assert.match(err, /HintTimeout: The hint took longer than 0\.2 s\..*--hint-timeout\)\.\n$/);
  });

  if (process.platform === 'linux') {
    it('M9 --hint-memory ends a hint that takes more', async () => {
      const { code, err } = await runHint('x = bytearray(2 ** 30)', '--hint-memory', '256MB');
      assert.equal(code, 1);
      assert.match(err, /MemoryError: hintMemory \(256 MB\) is used up\..*--hint-memory\)\.\n$/);
    });
  }

  it('M10 --syscall-handler, --hint-local and --static-local give objects', async () => {
    const code = 'print(syscall_handler.answer(), other.answer(), n, modes)';
    const result = await runHint(
      code,
      ...['--syscall-handler', 'handlers:Handler', '--hint-local', 'other=handlers:Handler'],
      ...['--hint-local', 'n=-1', '--static-local=modes=["a=b", null]'],
    );
    assert.deepEqual(result, { code: 0, out: "42 42 -1 ['a=b', None]\n", err: '' });
  });

  it('M10 a handler that cannot be made ends the command before the run', async () => {
    const { code, out, err } = await runHint("print('ran')", '--syscall-handler', 'handlers:Handlr');
    assert.deepEqual([code, out], [1, '']);
    assert.match(
      err,
      /^Error: The object 'handlers:Handlr', .*'handlers' has no 'Handlr'\. It has: Handler\.\n$/,
    );
  });

  it('M10 runs the example with a syscall handler', async () => {
    const handler = ['--python-path', EXAMPLES, '--syscall-handler', 'storage_handler:StorageHandler'];
    assert.deepEqual(await run(join(EXAMPLES, 'storage.cairo'), ...handler, '--print-output'), {
      code: 0,
      out: "6 requests, and in the end {'balance': 90}\n" + 'Program output:\n  100\n  120\n  90\n\n',
      err: '',
    });
  });

  for (const [option, text] of [
    ['--hint-timeout=0', /number of seconds above 0/],
    ['--hint-timeout=soon', /number of seconds above 0/],
    ['--hint-timeout=1e999', /number of seconds above 0/],
    ['--hint-timeout=100000', /^Error: hintTimeout is 100000: it must be more than 0 and at most 86400/],
    ['--hint-memory=lots', /such as 512MB/],
    ['--allow-module=a-b', /^Error: allowedModules: 'a-b' is no name of a module/],
    ['--syscall-handler=handlers', /^Error: syscallHandler is 'handlers': it must be 'module:callable'/],
    ['--hint-local=n', /It must be NAME=module:callable, or NAME=JSON/],
    ['--hint-local=a-b=1', /^Error: hintLocals: 'a-b' is no name that a hint could use/],
    [
      '--static-local=n=fast',
      /^Error: staticLocals: 'n' is 'fast': it must be 'module:callable', or a value/,
    ],
  ] as const) {
    it(`M9 M10 refuses ${option}, also without hints`, () =>
      withFolder(async folder => {
        const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'] });
        const { code, err } = await run(program, option);
        assert.equal(code, 2);
        assert.match(err, text);
      }));
  }

  it('M10 native hints cannot be given variables', async () => {
    const { code, err } = await runHint('pass', '--hints', 'native', '--hint-local', 'n=1');
    assert.equal(code, 2);
    assert.match(err, /^Error: Only hints in Python can see 'n': use --hints auto or --hints python\.\n$/);
  });

  it('M10 refuses the same name twice', async () => {
    const { code, err } = await runHint('pass', '--hint-local', 'n=1', '--hint-local', 'n=2');
    assert.equal(code, 2);
    assert.match(err, /'n' is given twice/);
  });
});
