import assert from 'node:assert/strict';
import { referenceError, withoutOwnFrames } from './error-text.ts';

describe('error texts made comparable', () => {
  it('drops the frames of the VM and keeps those of hints and other modules', () => {
    const text = `a.cairo:4:5: Error at pc=0:6:
Got an exception while executing a hint.
    %{ f(ids.x) %}
    ^************^
Cairo traceback (most recent call last):
a.cairo:9:5: (pc=0:8)
    g();
    ^*^

Traceback (most recent call last):
  File "a.cairo", line 4, in <module>
    %{ f(ids.x) %}
  File "/env/lib/starkware/cairo/lang/vm/vm_consts.py", line 61, in __getattr__
    return self.get_or_set_value(name, None)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/env/lib/starkware/cairo/common/math.cairo", line 3, in <module>
    here
KeyError: 'x'
`;
    const kept = withoutOwnFrames(text);
    assert.doesNotMatch(kept, /vm_consts|get_or_set|\^\^\^\^/);
    assert.match(
      kept,
      /%\{ f\(ids\.x\) %\}\n {2}File "\/env\/lib\/starkware\/cairo\/common\/math\.cairo".*\n {4}here\nKey/,
    );
    assert.match(kept, /^a\.cairo:4:5[^]*g\(\);\n {4}\^\*\^\n\nTraceback/);
  });

  it('drops an exception that only the VM saw', () => {
    const text = `Error
Traceback (most recent call last):
  File "/env/starkware/cairo/lang/vm/memory_dict.py", line 64, in visit
    return self[x]
KeyError: unknown

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.cairo", line 7, in <module>
    print(ids.x)
ValueError: no value
`;
    assert.equal(
      withoutOwnFrames(text),
      `Error\nTraceback (most recent call last):\n  File "a.cairo", line 7, in <module>\n    print(ids.x)\nValueError: no value\n`,
    );
  });

  it('keeps chains of exceptions in the hint itself', () => {
    const text = `Traceback (most recent call last):
  File "<hint0>", line 3, in <module>
KeyError: 'key'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "a.cairo", line 5, in <module>
    x
RuntimeError: below
`;
    assert.equal(withoutOwnFrames(text), text);
  });

  it('reduces a traceback that cairo-run ends with to its message', () => {
    const stderr =
      'Traceback (most recent call last):\n  File "x.py", line 1, in f\nstarkware.a.SecurityError: Out of bounds: at 0:7.\n';
    assert.equal(referenceError(stderr), 'Error: Out of bounds: at 0:7.\n');
    assert.equal(referenceError('a.cairo:1:1: Error'), 'a.cairo:1:1: Error');
  });
});
