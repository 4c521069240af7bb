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
    ['let (x) = foo{range_|check_ptr=r}(a);', 'range_check_ptr'],
    ['let (x) = f|oo{range_check_ptr=r}(a);', undefined],
    ['if (|x == 0) {', 'x'],
    ['let f|p_val = fp;', 'fp_val'],
    ['ap| += 5;', undefined],
    ['a|p += 5;', 'ap'],
    ['x; // see |x', undefined],
    ["const A = 'te|xt';", undefined],
    ['foo(a).|b;', undefined],
    ['local x = |', undefined],
    ['', undefined],
  ];
  for (const [marked, expected] of cases) {
    it(`gives ${expected ?? 'nothing'} for ${marked}`, () => assert.equal(at(marked), expected));
  }

  it('reads Python by the comments of Python', () => {
    assert.equal(at('ids.|x = ids.n // 2', 'python'), 'ids.x');
    assert.equal(at('ids.x = ids.n // ids.|m', 'python'), 'ids.m');
    assert.equal(at('ids.x = 1  # ids.|m', 'python'), undefined);
  });

  it('tells hints from Cairo', () => {
    assert.equal(isInHint('func main() {\n    %{ ids'), true);
    assert.equal(isInHint('func main() {\n    %{ ids.x = 1 %}\n    let'), false);
    assert.equal(isInHint(''), false);
  });
});
