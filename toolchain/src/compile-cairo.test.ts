import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { CairoEnvironment } from './cairo-environment.ts';
import { compileCairo, type CompileOptions, type CompileResult } from './compile-cairo.ts';
import { ensureCairoLang } from './ensure-cairo-lang.ts';
import { useTestFolder } from './test-folder.ts';

describe('compileCairo', function () {
  this.timeout(300_000);
  const folder = useTestFolder();
  let environment: CairoEnvironment;
  const savedHome = process.env['CAIROSCOPE_HOME'];

  before(async function () {
    this.timeout(600_000);
    environment = await ensureCairoLang();
  });
  // Compiled programs go to the test's own folder.
  beforeEach(() => (process.env['CAIROSCOPE_HOME'] = join(folder(), 'home')));
  afterEach(() => {
    if (savedHome === undefined) {
      Reflect.deleteProperty(process.env, 'CAIROSCOPE_HOME');
    } else {
      process.env['CAIROSCOPE_HOME'] = savedHome;
    }
  });

  function file(name: string, text: string | Buffer): string {
    const path = join(folder(), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  function compile(source: string, more: Partial<CompileOptions> = {}): Promise<CompileResult> {
    return compileCairo({ environment, source, ...more });
  }

  /** The compiled program, or a failed test. */
  function programOf(result: CompileResult): { identifiers: Record<string, unknown>; debug_info: unknown } {
    assert.ok(result.ok, result.ok ? '' : result.text);
    return JSON.parse(readFileSync(result.output, 'utf8'));
  }

  it('compiles with debug information and with functions that nobody calls', async () => {
    const source = file(
      'main.cairo',
      'func unused() {\n    return ();\n}\nfunc main() {\n    return ();\n}\n',
    );
    const output = join(folder(), 'build', 'main.json');
    const result = await compile(source, { output });
    assert.equal(result.ok && result.output, output);
    const program = programOf(result);
    assert.ok('__main__.unused' in program.identifiers);
    assert.notEqual(program.debug_info, null);
    assert.match(JSON.stringify(program.debug_info), new RegExp(JSON.stringify(source).slice(1, -1)));
  });

  it('compiles for a proof, with a start and an end, beside what it compiled without', async () => {
    const source = file('main.cairo', 'func main() {\n    return ();\n}\n');
    assert.ok(!('__main__.__end__' in programOf(await compile(source)).identifiers));
    assert.ok('__main__.__end__' in programOf(await compile(source, { proofMode: true })).identifiers);
    assert.ok(!('__main__.__end__' in programOf(await compile(source)).identifiers));
  });

  it('compiles a program that imports a file with a function that does not compile and is not called', async () => {
    const unused = 'func unused() {\n    takes((1, 2));\n    return ();\n}\n';
    file('other.cairo', `struct A {\n    x: felt,\n}\nfunc takes(a: A) {\n    return ();\n}\n${unused}`);
    const source = file('main.cairo', 'from other import takes\nfunc main() {\n    return ();\n}\n');
    const program = programOf(await compile(source));
    assert.ok('__main__.main' in program.identifiers);
  });

  it('compiles again only if something changed that the program was made from', async () => {
    const source = file('app/main.cairo', 'from lib.part import ONE\nfunc main() {\n    return ();\n}\n');
    const part = file('second/lib/part.cairo', 'const ONE = 1;\n');
    const cairoPath = [join(folder(), 'first'), join(folder(), 'second')];
    mkdirSync(join(folder(), 'first'));
    const run = async (): Promise<string> => {
      const result = await compile(source, { cairoPath });
      assert.ok(result.ok, result.ok ? '' : result.text);
      return `${result.output} ${statSync(result.output).ino} ${statSync(result.output).mtimeMs}`;
    };
    const first = await run();
    assert.equal(await run(), first);

    writeFileSync(part, 'const ONE = 2;\n');
    const second = await run();
    assert.notEqual(second, first);

    // A file in a folder that is looked at earlier takes the place of the other.
    file('first/lib/part.cairo', 'const ONE = 3;\n');
    const third = await run();
    assert.notEqual(third, second);

    writeFileSync(third.split(' ')[0] ?? '', '{ "damaged');
    const fourth = await run();
    assert.notEqual(fourth, third);
    assert.equal(await run(), fourth);
  });

  it('compiles again if a file of the library was put in front of the library', async () => {
    const source = file(
      'main.cairo',
      'from starkware.cairo.common.bool import TRUE\nfunc main() {\n    return ();\n}\n',
    );
    const value = async (): Promise<unknown> =>
      programOf(await compile(source)).identifiers['starkware.cairo.common.bool.TRUE'];
    assert.deepEqual(await value(), { type: 'const', value: 1 });
    assert.deepEqual(await value(), { type: 'const', value: 1 });
    file('starkware/cairo/common/bool.cairo', 'const TRUE = 7;\n');
    assert.deepEqual(await value(), { type: 'const', value: 7 });
  });

  it('takes a path from the present folder, and is not disturbed by modules beside the program', async () => {
    const source = file('main.cairo', 'func main() {\n    return ();\n}\n');
    file('json.py', 'raise Exception("not the json of Python")\n');
    const result = await compile(relative(process.cwd(), source));
    assert.ok(result.ok, result.ok ? '' : result.text);
    programOf(result);
  });

  it('finds imports in folders with a colon in their name', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    file('a:b/part.cairo', 'const ONE = 1;\n');
    const source = file('app/main.cairo', 'from part import ONE\nfunc main() {\n    return ();\n}\n');
    programOf(await compile(source, { cairoPath: ['../a:b'] }));
  });

  describe('says where an error is', () => {
    const cases: [string, string | Buffer, { line: number; column: number; endColumn?: number }, RegExp][] = [
      [
        'in the syntax',
        'func main() {\n    let x = 5\n    return ();\n}\n',
        { line: 2, column: 14, endColumn: 15 },
        /^Unexpected token/,
      ],
      [
        'in an import',
        'from no.such import thing\nfunc main() {\n    return ();\n}\n',
        { line: 1, column: 6, endColumn: 13 },
        /^Could not find module 'no\.such'\. Searched in the following paths:\n.*no.such\.cairo$/ms,
      ],
      [
        'in a library that the program leads to',
        'from starkware.cairo.common.math import assert_nn\nfunc main() {\n    assert_nn(3);\n    return ();\n}\n',
        { line: 3, column: 5, endColumn: 17 },
        /^Unknown identifier 'range_check_ptr'\.\nWhile trying to retrieve the implicit argument/,
      ],
      [
        'in the arguments of main',
        '%builtins output\nfunc main() {\n    return ();\n}\n',
        { line: 2, column: 6, endColumn: 10 },
        /^Expected main to contain the following arguments/,
      ],
      [
        'in the encoding',
        Buffer.from('// \xff\n', 'latin1'),
        { line: 1, column: 1 },
        /can't decode byte 0xff/,
      ],
    ];
    for (const [name, text, place, message] of cases) {
      it(name, async () => {
        const source = file('main.cairo', text);
        const result = await compile(source);
        assert.ok(!result.ok);
        const [error] = result.errors;
        assert.ok(error);
        assert.match(error.message, message);
        const { line, column, endColumn } = error;
        assert.deepEqual({ line, column, ...(endColumn === undefined ? {} : { endColumn }) }, place);
        assert.equal(error.file, source);
      });
    }

    it('in a file that is missing', async () => {
      const source = join(folder(), 'gone.cairo');
      const result = await compile(source);
      assert.ok(!result.ok);
      assert.deepEqual(result.errors, [
        { file: source, line: 1, column: 1, message: `There is no file ${source}.` },
      ]);
    });
  });

  it('says so if the Python has no cairo-lang, or is gone', async () => {
    const source = file('main.cairo', 'func main() {\n    return ();\n}\n');
    const python = join(folder(), 'nothing');
    await assert.rejects(compile(source, { environment: { ...environment, python, isPrivate: false } }), {
      kind: 'compiler-failed',
      message: /cannot be run: there is no such program\. Name a Python that has cairo-lang/,
    });
  });

  it('ends when cancelled, and leaves no half of a program', async () => {
    const source = file('main.cairo', 'func main() {\n    return ();\n}\n');
    const output = join(folder(), 'main.json');
    const controller = new AbortController();
    const compiling = compile(source, { output, signal: controller.signal });
    controller.abort();
    await assert.rejects(compiling, { kind: 'cancelled' });
    assert.deepEqual(readdirSync(join(folder(), 'home', 'compiled')), []);
    assert.throws(() => statSync(output), /ENOENT/);
  });
});
