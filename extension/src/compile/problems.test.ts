import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsByFile, summaryOf } from './problems.ts';

describe('compiler errors', () => {
  const error = { file: '/a.cairo', line: 3, column: 5, endColumn: 9, message: "Unknown identifier 'x'." };

  it('become problems at the range that the compiler marked', () => {
    assert.deepEqual(problemsByFile([error]).get('/a.cairo'), [
      { file: '/a.cairo', line: 2, start: 4, end: 8, message: error.message, related: [] },
    ]);
  });

  it('cover one character where the compiler gave no end', () => {
    const open = { file: '/a.cairo', line: 3, column: 5, message: error.message };
    assert.deepEqual(problemsByFile([open]).get('/a.cairo'), [
      { file: '/a.cairo', line: 2, start: 4, end: 5, message: error.message, related: [] },
    ]);
    const [problem] = problemsByFile([{ ...open, line: 0, column: 0 }]).get('/a.cairo') ?? [];
    assert.deepEqual([problem?.line, problem?.start, problem?.end], [0, 0, 1]);
  });

  it('are sorted by file', () => {
    const files = problemsByFile([error, { ...error, file: '/b.cairo' }, { ...error, line: 7 }]);
    assert.deepEqual([...files.keys()], ['/a.cairo', '/b.cairo']);
    assert.deepEqual(
      files.get('/a.cairo')?.map(problem => problem.line),
      [2, 6],
    );
  });

  it('keep the further places that the compiler names', () => {
    const related = [{ file: '/b.cairo', line: 1, column: 1, endColumn: 4, message: 'Defined here.' }];
    const [problem] = problemsByFile([{ ...error, related }]).get('/a.cairo') ?? [];
    assert.deepEqual(problem?.related, [
      { file: '/b.cairo', line: 0, start: 0, end: 3, message: 'Defined here.' },
    ]);
  });

  it('are summed up in one line', () => {
    assert.equal(summaryOf('a.cairo', [error], ''), "a.cairo could not be compiled: Unknown identifier 'x'.");
    assert.match(summaryOf('a.cairo', [error, error, error], ''), /\(and 2 more\)$/);
    assert.match(summaryOf('a.cairo', [], 'Traceback:\nOSError: disk full\n\n'), /: OSError: disk full$/);
    assert.match(summaryOf('a.cairo', [], ''), /gave no reason/);
  });
});
