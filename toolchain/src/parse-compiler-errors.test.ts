import assert from 'node:assert/strict';
import { parseCompilerErrors } from './parse-compiler-errors.ts';

/** The only error in a text. */
function parse(text: string, sourceText = ''): unknown {
  const errors = parseCompilerErrors(text, '/p/main.cairo', sourceText);
  assert.equal(errors.length, 1);
  return errors[0];
}

describe('parseCompilerErrors', () => {
  it('reads a syntax error with marks over several columns', () => {
    const text = [
      '/p/main.cairo:3:14: Unexpected token Token(\'COLON\', \':\'). Expected one of: "->", "{".',
      'func main(): ',
      '             ^**^',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 3,
      column: 14,
      endColumn: 18,
      message: 'Unexpected token Token(\'COLON\', \':\'). Expected one of: "->", "{".',
    });
  });

  it('reads a single mark, line ends and drive letters of Windows', () => {
    const text = 'C:\\p\\main.cairo:1:2: Unexpected character "$".\r\n $\r\n ^\r\n';
    assert.deepEqual(parse(text), {
      file: 'C:\\p\\main.cairo',
      line: 1,
      column: 2,
      endColumn: 3,
      message: 'Unexpected character "$".',
    });
  });

  it('keeps all lines of a message', () => {
    const text = [
      "/p/main.cairo:1:6: Could not find module 'a.b'. Searched in the following paths:",
      '/p/a/b.cairo',
      '/lib/a/b.cairo',
      'from a.b import c',
      '     ^*^',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 1,
      column: 6,
      endColumn: 9,
      message: "Could not find module 'a.b'. Searched in the following paths:\n/p/a/b.cairo\n/lib/a/b.cairo",
    });
  });

  it('shows an error inside a library where the program led to it', () => {
    const text = [
      "/p/main.cairo:3:5: While trying to retrieve the implicit argument 'range_check_ptr' in:",
      '    assert_nn(3);',
      '    ^**********^',
      "/lib/math.cairo:51:16: Unknown identifier 'range_check_ptr'.",
      'func assert_nn{range_check_ptr}(a) {',
      '               ^*************^',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 3,
      column: 5,
      endColumn: 17,
      message:
        "Unknown identifier 'range_check_ptr'.\nWhile trying to retrieve the implicit argument 'range_check_ptr'.",
      related: [
        {
          file: '/lib/math.cairo',
          line: 51,
          column: 16,
          endColumn: 31,
          message: "Unknown identifier 'range_check_ptr'.",
        },
      ],
    });
  });

  it('shows an error in a reference at its definition', () => {
    const text = [
      "/p/main.cairo:5:12: While expanding the reference 'y' in:",
      '    assert y = 4;',
      '           ^',
      "/p/main.cairo:4:13: Member 'z' does not appear in definition of struct 'P'.",
      '    let y = p.z;',
      '            ^*^',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 4,
      column: 13,
      endColumn: 16,
      message: "Member 'z' does not appear in definition of struct 'P'.",
      related: [
        {
          file: '/p/main.cairo',
          line: 5,
          column: 12,
          endColumn: 13,
          message: "While expanding the reference 'y' in:",
        },
      ],
    });
  });

  it('reads notes with a location of their own', () => {
    const text = [
      "/p/main.cairo:11:12: Reference 'x' was revoked.",
      '    assert x = 4;',
      '           ^',
      'Reference was defined here:',
      '/p/main.cairo:9:9',
      '    let x = f(3);',
      '        ^',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 11,
      column: 12,
      endColumn: 13,
      message: "Reference 'x' was revoked.",
      related: [
        { file: '/p/main.cairo', line: 9, column: 9, endColumn: 10, message: 'Reference was defined here:' },
      ],
    });
  });

  it('keeps notes without a location in the message', () => {
    const text = [
      '/p/main.cairo:2:5: Expression is too complicated.',
      '    assert a = b * c;',
      '    ^***************^',
      'Preprocessed instruction:',
      'assert [fp] = [fp + 1] * [fp + 2]',
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 2,
      column: 5,
      endColumn: 22,
      message: 'Expression is too complicated.\nPreprocessed instruction:\nassert [fp] = [fp + 1] * [fp + 2]',
    });
  });

  it('takes a location whose file cannot be read, and so has no marks', () => {
    assert.deepEqual(parse('autogen/start:1:2: Something.'), {
      file: 'autogen/start',
      line: 1,
      column: 2,
      message: 'Something.',
    });
  });

  it("finds main for an error about main's arguments, which has no location", () => {
    const text = [
      'Traceback (most recent call last):',
      '  File "/lib/cairo_compile.py", line 303, in check_main_args',
      '    assert main_args == expected_builtin_ptrs, (',
      "AssertionError: Expected main to contain the following arguments: ['output_ptr']. Found: [].",
    ].join('\n');
    assert.deepEqual(parse(text, '%builtins output\n\nfunc main() {\n'), {
      file: '/p/main.cairo',
      line: 3,
      column: 6,
      endColumn: 10,
      message: "Expected main to contain the following arguments: ['output_ptr']. Found: [].",
    });
  });

  it('takes the first of two exceptions, and all its lines', () => {
    const text = [
      'Traceback (most recent call last):',
      '  File "/lib/import_loader.py", line 66, in collect',
      'starkware.cairo.lang.compiler.import_loader.UsingCycleError: Found circular imports dependency:',
      'a imports',
      'a',
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      "UnboundLocalError: local variable 'module_reader' referenced before assignment",
    ].join('\n');
    assert.deepEqual(parse(text), {
      file: '/p/main.cairo',
      line: 1,
      column: 1,
      message: 'Found circular imports dependency:\na imports\na',
    });
  });

  it('takes any other text as it is, and no text as no error', () => {
    assert.deepEqual(parse('Killed'), { file: '/p/main.cairo', line: 1, column: 1, message: 'Killed' });
    assert.deepEqual(parseCompilerErrors('\n', '/p/main.cairo'), []);
  });
});
