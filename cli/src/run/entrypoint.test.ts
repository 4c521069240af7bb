import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../cairoscope.ts';
import { FakeTerminal, withFolder } from '../test-support.ts';

const SOURCE = `struct Point {
    x: felt,
    y: felt,
}
func add(a: felt, b: felt) -> (res: felt) {
    return (res=a + b);
}
func turn(p: Point, list: felt*) -> (felt, Point) {
    let q = Point(x=p.y, y=[list] + [list + 1]);
    return (p.x, q);
}
`;

describe('cairoscope run --entrypoint', function () {
  // The first run installs the compiler.
  this.timeout(600_000);

  const run = (...args: string[]): Promise<FakeTerminal & { code?: number }> =>
    withFolder(async folder => {
      const file = join(folder, 'a.cairo');
      writeFileSync(file, SOURCE);
      const terminal: FakeTerminal & { code?: number } = new FakeTerminal();
      terminal.code = await main(['run', file, ...args], terminal);
      return terminal;
    });

  it('runs a function with arguments of its types and prints what it returns', async () => {
    const { out, err, code } = await run('--entrypoint', 'add', '--args', '[3, "-5"]');
    assert.deepEqual([err, out, code], ['', 'Returned: (res=-2)\n\n', 0]);
  });

  it('takes arguments by name, structs and lists, and gives results as JSON', async () => {
    const args = '{ "p": { "x": 3, "y": 4 }, "list": [5, 6] }';
    const { out } = await run('--entrypoint', 'turn', '--args', args, '--json');
    const result = JSON.parse(out) as { returned: unknown; status: string };
    assert.deepEqual([result.status, result.returned], ['ended', ['3', { x: '4', y: '11' }]]);
  });

  it('says what is wrong with the arguments or the name', async () => {
    const missing = await run('--entrypoint', 'add', '--args', '[3]');
    assert.match(missing.err, /^Error: .*missing.*'b'.*add\(a: felt, b: felt\)\.\n$/);
    assert.equal(missing.code, 2);
    const noJson = await run('--entrypoint', 'add', '--args', '{');
    assert.match(noJson.err, /^Error: Arguments are written as JSON/);
    assert.equal(noJson.code, 2);
    const unknown = await run('--entrypoint', 'subtract');
    assert.deepEqual([unknown.err, unknown.code], ["Error: Unknown identifier 'subtract'.\n", 1]);
  });
});
