import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listSourceNames } from './source-names.ts';

/** The names of a text: definitions in angle brackets, those of hints with `ids.` before. */
function names(text: string): string {
  const last = text.split('\n').length;
  return listSourceNames(text, { first: 1, last })
    .names.map(({ name, kind }) => (kind === 'use' ? name : kind === 'hint' ? `ids.${name}` : `<${name}>`))
    .join(' ');
}

describe('the names in the text of a function', () => {
  for (const [text, expected] of [
    ['let x = y;', '<x> y'],
    ['let x: Point* = y;', '<x> y'],
    ['let (x, y) = f(a, b);', '<x> <y> a b'],
    ['let (local x: felt, local y: (a: felt, b: felt)) = f();', '<x> <y>'],
    ['local x;\ntempvar z = x + [fp - 3];', '<x> <z> x fp'],
    ['tempvar p = cast(q, Point*);', '<p> q Point'],
    ['assert x = y.z.w;', 'assert x y'],
    ['assert x[i].y == [ptr + k];', 'assert x i ptr k'],
    ['let p = Point(x=a, y=b);', '<p> a b'],
    ['f{range_check_ptr=r}(n=m, k=k - 1);', 'r m k'],
    ['let x = f{a=b}(c);', '<x> b c'],
    ["x; // y\n let s = 'z';", 'x <s>'],
    ['%{ ids.x = ids.y + other  # ids.z\n my.ids.w %}', 'ids.x ids.y'],
    ['let x = nondet %{ ids.n %};', '<x> nondet ids.n'],
    [
      'func f{a: felt*, b}(c: Point, d) -> (e: felt, f: felt) {\n return (e=c, f=d);\n}',
      '<a> <b> <c> <d> c d',
    ],
    ['if (x == 0) {\n y;\n} else {\n z;\n}', 'x y else z'],
  ] as const) {
    it(`are '${expected}' in ${text.replaceAll('\n', ' ')}`, () => {
      const found = names(text).split(' ');
      const known = expected.split(' ');
      assert.deepEqual(found, known);
    });
  }

  it('come with their places', () => {
    const text = 'func other() {\n}\n\nfunc f(a) {\n    let b = a;  // a\n    b;\n}\n';
    const places = listSourceNames(text, { first: 4, last: 7 }).names.map(
      ({ name, line, column }) => `${name} ${line}:${column}`,
    );
    assert.deepEqual(places, ['a 4:8', 'b 5:9', 'a 5:13', 'b 6:5']);
  });

  it('tell statements and blocks apart', () => {
    const text = 'a;\nif (b == 0) {\n c; d;\n} else {\n e;\n}\nf{g=h}(i);';
    const { names: found, blocks: lines } = listSourceNames(text, { first: 1, last: 7 });
    assert.deepEqual(
      [...lines],
      [
        [1, 0],
        [2, 0],
        [3, 1],
        [4, 1],
        [5, 3],
        [6, 3],
        [7, 4],
      ],
    );
    const blocks = new Map(found.map(({ name, block }) => [name, block]));
    assert.equal(blocks.get('a'), blocks.get('b'));
    assert.equal(blocks.get('c'), blocks.get('d'));
    assert.equal(new Set(['b', 'c', 'e', 'h'].map(name => blocks.get(name))).size, 4);
    assert.equal(blocks.get('h'), blocks.get('i'));
    assert.equal(
      new Set(['a', 'c', 'd', 'e'].map(name => found.find(n => n.name === name)?.statement)).size,
      4,
    );
  });
});
