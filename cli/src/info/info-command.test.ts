import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../cairoscope.ts';
import { FakeTerminal, hintAtStart, OUTPUT_PROGRAM, withFolder, writeProgram } from '../test-support.ts';

const SOURCE = `%builtins output range_check
const LIMIT = 10;
struct Point {
    x: felt,
    next: Point*,
}
func add{range_check_ptr}(a: felt, b: Point*) -> (res: felt) {
    with_attr error_message("too big") {
        assert a = LIMIT;
    }
    %{ print(ids.a) %}
    [ap] = 1, ap++;
    return (res=a + b.x);
}
func main{output_ptr: felt*, range_check_ptr}() {
    return ();
}
`;

async function info(...args: string[]): Promise<string> {
  const terminal = new FakeTerminal();
  assert.equal(await main(['info', ...args], terminal), 0, terminal.err);
  return terminal.out;
}

describe('cairoscope info', function () {
  // The first run installs the compiler.
  this.timeout(600_000);

  it('says what a compiled program has', () =>
    withFolder(async folder => {
      const file = join(folder, 'a.cairo');
      writeFileSync(file, SOURCE);
      const text = await info(file);
      for (const line of [
        '  compiled by     cairo-lang 0.14.0.1',
        '  entry points    main at pc 14',
        '  builtins        output, range_check',
        '  layout          small, or a larger one',
        '  hints           1, of 1 kind',
        '  debug info      of 2 files',
        '     6      8  __main__.add{range_check_ptr: felt}(a: felt, b: __main__.Point*) -> (res: felt)   (1 hint)',
        '    14      3  __main__.main{output_ptr: felt*, range_check_ptr: felt}() -> ()',
        '    1×      own  print(ids.a)',
        '     2  __main__.Point { x: felt, next: __main__.Point* }',
        '  __main__.LIMIT = 10',
        '  6-8         error_message: too big',
      ]) {
        assert.ok(text.includes(`\n${line}\n`) || text.endsWith(`\n${line}\n`), `${line}\n\n${text}`);
      }
    }));

  it('prints JSON that a script can read', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { hints: hintAtStart('x = 1') });
      assert.deepEqual(JSON.parse(await info(program, '--json')), {
        compilerVersion: '0.14.0.1',
        builtins: [],
        layout: 'plain',
        size: 9,
        mainScope: '__main__',
        entryPoints: { main: 0 },
        debugInfo: null,
        functions: [{ name: '__main__.main', pc: 0, size: 9, signature: '()', decorators: [], hints: 1 }],
        hints: [{ code: 'x = 1', pcs: [0], isLibrary: false }],
        structs: [],
        constants: {},
        attributes: [],
        identifiers: { function: 1 },
      });
    }));
});
