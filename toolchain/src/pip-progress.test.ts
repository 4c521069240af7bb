import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PipProgress, type Progress } from './pip-progress.ts';
import { useTestFolder } from './test-folder.ts';

describe('PipProgress', () => {
  const folder = useTestFolder();

  it('makes a line of what pip prints, and never goes back', () => {
    mkdirSync(join(folder(), 'pip-23.dist-info'));
    const seen: Progress[] = [];
    const progress = new PipProgress(folder(), step => seen.push(step));
    for (const line of [
      'Collecting cairo-lang==0.14.0.1',
      '  Downloading cairo-lang-0.14.0.1.zip (11.3 MB)',
      '     ━━━━━━━━ 11.3/11.3 MB 100.7 MB/s eta 0:00:00',
      'Collecting sympy',
      '  Using cached sympy-1.14.0-py3-none-any.whl (6.3 MB)',
      'Building wheels for collected packages: cairo-lang',
      '  Building wheel for cairo-lang (pyproject.toml): started',
      'Installing collected packages: mpmath, sympy, cairo-lang',
    ]) {
      progress.read(line);
    }
    progress.stop();
    assert.deepEqual(
      seen.map(step => step.stage),
      [
        'Downloading cairo-lang',
        'Downloading cairo-lang: cairo-lang',
        'Downloading cairo-lang: cairo-lang (11.3 MB)',
        'Downloading cairo-lang: sympy',
        'Downloading cairo-lang: sympy (6.3 MB)',
        'Building cairo-lang',
        'Installing cairo-lang: 0 of 3 packages',
      ],
    );
    const fractions = seen.map(step => step.fraction ?? 0);
    assert.deepEqual(
      fractions,
      [...fractions].sort((a, b) => a - b),
    );
  });
});
