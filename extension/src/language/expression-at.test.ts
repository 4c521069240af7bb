import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expressionAt, isInHint, type CodeLanguage } from './expression-at.ts';

/** The expression at the mark `|`, which stands before the character under the mouse. */
function at(marked: string, language: CodeLanguage = 'cairo'): string | undefined {
  const column = marked.indexOf('|');
  const line = marked.replace('|', '');
  const found = expressionAt(line, column, language);
  if (found !== undefined) assert.equal(line.slice(found.start, found.end), found.text);
  return found?.text;
}

describe('expressionAt', () => {
  const cases: [string, string | undefined][] = [
    ['let x = |a.b.c;', 'a'],
    ['let x = a.|b.c;', 'a.b'],
    ['let x = a.b.|c;', 'a.b.c'],
    ['let x = a.b.c|;', undefined],
    ['tempvar y = values[|i].x;', 'i'],
    ['tempvar y = values[i].|x;', 'values[i].x'],
    ['tempvar y = p.q[i|] + 1;', 'p.q[i]'],
    ['assert |[fp - 3] = 5;', '[fp - 3]'],
    ['assert [f|p - 3] = 5;', '[fp - 3]'],
    ['assert [fp |- 3] = 5;', '[fp - 3]'],
    ['[ap] = [|[ap - 1] + 2];', '[ap - 1]'],
    ['[ap] = [[ap - 1] + |2];', '[[ap - 1] + 2]'],
    ['ret|urn x;', undefined],
    ['let (x) = f|oo(a);', undefined],
    ['let (x) = foo{range_check_ptr=|r}(a);', 'r'],
    ['let (x) = foo{range_|check_ptr}(a);', 'range_check_ptr'],
    ['let (x) = f|oo{range_check_ptr=r}(a);', undefined],
    ['if (|x == 0) {', 'x'],
    ['let f|p_val = fp;', 'fp_val'],
    ['ap| += 5;', undefined],
    ['a|p += 5;', 'ap'],
    ['x; // see |x', undefined],
    ["const A = 'te|xt';", undefined],
    ['foo(a).|b;', undefined],
    ['local x = |', undefined],
    ['assert [[|fp + 2] + 1] = 3;', '[fp + 2]'],
    ['assert [[fp + 2|] + 1] = 3;', '[fp + 2]'],
    ['assert [[fp + 2] |+ 1] = 3;', '[[fp + 2] + 1]'],
    ['assert |[[fp + 2] + 1] = 3;', '[[fp + 2] + 1]'],
    ['tempvar y = arr[i].|x;', 'arr[i].x'],
    ['tempvar y = arr[i].x.|y[2];', 'arr[i].x.y'],
    ['tempvar y = arr[i].x.y[|2];', 'arr[i].x.y[2]'],
    ['tempvar y = [arr + i].|x;', '[arr + i].x'],
    ['let p = cast(|q, Point*);', 'q'],
    ['let p = c|ast(q, Point*);', 'cast(q, Point*)'],
    ['let p = cast([fp - 3], |Point*);', undefined],
    ['assert cast(q, Point*).|x = 1;', 'cast(q, Point*).x'],
    ['assert [cast(|fp, Point*)].x = 1;', '[cast(fp, Point*)]'],
    ['assert [cast(fp, Point*)].|x = 1;', '[cast(fp, Point*)].x'],
    ['let x: |Point* = y;', undefined],
    ['let x: Point* = |y;', 'y'],
    ['let (|x: felt, y: felt) = f();', 'x'],
    ['foo(|x=1);', undefined],
    ['foo(a, |x=y);', undefined],
    ['foo(a, x=|y);', 'y'],
    ['    |values=values + 1,', undefined],
    ['    values=|values + 1,', 'values'],
    ['let p = Point(|x=1, y=2);', undefined],
    ['foo{range_|check_ptr=r}(a);', undefined],
    ['return (|sum=x);', undefined],
    ['if (|x == 0) {', 'x'],
    ['assert |x = 1;', 'x'],
    ['tempvar |x = 1;', 'x'],
    ['%builtins |output', undefined],
    ['from starkware.cairo.common.math import assert_|nn', undefined],
    ['const |A = 1;', 'A'],
    ['assert x = |-1;', undefined],
    ['assert |&x = y;', undefined],
    ['assert &|x = y;', 'x'],
    ['', undefined],
  ];
  for (const [marked, expected] of cases) {
    it(`gives ${expected ?? 'nothing'} for ${marked}`, () => assert.equal(at(marked), expected));
  }

  it('reads Python by the comments of Python', () => {
    assert.equal(at('ids.|x = ids.n // 2', 'python'), 'ids.x');
    assert.equal(at('ids.x = ids.n // ids.|m', 'python'), 'ids.m');
    assert.equal(at('ids.x = 1  # ids.|m', 'python'), undefined);
    assert.equal(at('|x = ids.n', 'python'), 'x');
    assert.equal(at('f(|key=ids.n)', 'python'), undefined);
    assert.equal(at('memory[ids.arr + |i]', 'python'), 'i');
    assert.equal(at('ids.arr[ids.i].|x', 'python'), 'ids.arr[ids.i].x');
    assert.equal(at("print('ids.|x', 1)", 'python'), undefined);
    assert.equal(at("print('a', ids.|x)", 'python'), 'ids.x');
    assert.equal(at('print("it\\"s ids.|x")', 'python'), undefined);
  });

  it('tells hints from Cairo', () => {
    assert.equal(isInHint('func main() {\n    %{ ids'), true);
    assert.equal(isInHint('func main() {\n    %{ ids.x = 1 %}\n    let'), false);
    assert.equal(isInHint(''), false);
  });
});
