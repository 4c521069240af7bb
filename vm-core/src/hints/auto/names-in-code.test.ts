import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { namesInCode } from './names-in-code.ts';

/** The words of a list that stands in a source file, from its name to the end of the statement. */
function wordsOf(file: string, end: string): string[] {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const start = source.indexOf('LOOKING_AROUND = ');
  assert.notEqual(start, -1, file);
  return source.slice(start, source.indexOf(end, start)).match(/(?<=["'])\w+(?=["'])/g) ?? [];
}

describe('names in the code of hints', () => {
  it('are words that stand by themselves, and not what follows a dot', () => {
    assert.deepEqual([...namesInCode('x = ids.y + f(z.w)').names], ['x', 'ids', 'f', 'z']);
  });

  it('M5 are all that there are where Python gives a hint all of them', () => {
    const words = wordsOf('./names-in-code.ts', ']);');
    assert.deepEqual(wordsOf('../../../../python-bridge/cairo_vm_py/executor.py', '\n)'), words);
    for (const word of words) assert.ok(namesInCode(`frame.${word}`).looksAround, word);
    assert.ok(!namesInCode('ids.x = 1').looksAround);
  });
});
