import assert from 'node:assert/strict';
import { parseFilePattern } from './skipped-code.ts';

describe('patterns of files', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['math.cairo', ['/p/src/math.cairo', '/lib/cairo/common/math.cairo', 'D:/p/math.cairo']],
    ['common/*.cairo', ['/lib/cairo/common/math.cairo']],
    ['cairo/**', ['/lib/cairo/common/math.cairo', '/lib/cairo/lang.cairo']],
    ['**/src/**', ['/p/src/math.cairo', '/p/src/a/main.cairo']],
    ['/p/src/*', ['/p/src/math.cairo']],
    ['/p/**/main.cairo', ['/p/src/a/main.cairo', '/p/main.cairo']],
    ['D:\\p\\*.cairo', ['D:/p/math.cairo']],
    ['m?in.cairo', ['/p/src/a/main.cairo', '/p/main.cairo']],
    ['main', []],
    [
      '*',
      [
        '/p/src/math.cairo',
        '/p/src/a/main.cairo',
        '/p/main.cairo',
        '/lib/cairo/common/math.cairo',
        '/lib/cairo/lang.cairo',
        'D:/p/math.cairo',
      ],
    ],
  ];
  const FILES = [...new Set(table.flatMap(([, files]) => files))];
  for (const [text, expected] of table) {
    it(`${text} means ${expected.join(', ') || 'none'}`, () => {
      const pattern = parseFilePattern(text);
      assert.deepEqual(FILES.filter(file => pattern.test(file)).sort(), [...expected].sort());
    });
  }
});
