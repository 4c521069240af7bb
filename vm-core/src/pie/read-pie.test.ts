import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { changedFile, changedText, ranPie } from '../testing/pie.ts';
import type { CairoPie } from './cairo-pie.ts';
import { PieError } from './pie-error.ts';
import { CELL_BYTES } from './pie-memory.ts';
import { readPie } from './read-pie.ts';
import { pieFile } from './write-pie.ts';

const says =
  (text: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof PieError, String(error));
    assert.ok(error.message.includes(text), error.message);
    return true;
  };

describe('a file that should be a Cairo PIE', () => {
  let pie: CairoPie;
  before(async () => (pie = (await ranPie()).pie()));

  it('may be without version', () => {
    const file = changedFile(pie, files => delete files['version.json']);
    assert.deepEqual([...readPie(file).version], [['cairo_pie', '1.0']]);
  });

  it('is refused wherever it is cut off, with a PieError', () => {
    const file = pieFile(pie);
    for (let length = 0; length < file.length; length += 7) {
      assert.throws(() => readPie(file.subarray(0, length)), PieError, `${length} of ${file.length} bytes`);
    }
  });

  it('is refused with a PieError or read, whichever bit is wrong', () => {
    const file = pieFile(pie);
    for (let byte = 0; byte < file.length; byte++) {
      const wrong = file.slice();
      wrong[byte] = (wrong[byte] ?? 0) ^ (1 << (byte % 8));
      try {
        assert.deepEqual(readPie(wrong).memory, pie.memory);
      } catch (error) {
        assert.ok(error instanceof PieError, `byte ${byte}: ${String(error)}`);
      }
    }
  });

  const files: readonly (readonly [string, (files: Record<string, Uint8Array>) => void, string])[] = [
    [
      'a file too many',
      files => (files['x'] = new Uint8Array(3)),
      'Invalid list of inner files in the CairoPIE zip.',
    ],
    ['no memory', files => delete files['memory.bin'], 'Invalid list of inner files in the CairoPIE zip.'],
    [
      'a version of 10,000 bytes',
      files => (files['version.json'] = new Uint8Array(10_000)),
      'Invalid file size 10000 for version.json; limit is 10000.',
    ],
    [
      'a part of a cell',
      files => (files['memory.bin'] = new Uint8Array(CELL_BYTES + 1)),
      'Data must consist of pairs of address (8 bytes) and value (32 bytes).',
    ],
    [
      'more memory than its segments have',
      files => (files['memory.bin'] = new Uint8Array(1000 * CELL_BYTES)),
      'memory.bin in the Cairo PIE has 1000 cells, but its segments have 17.',
    ],
    [
      'something else than JSON',
      files => (files['metadata.json'] = new Uint8Array(5)),
      'metadata.json in the Cairo PIE is not JSON',
    ],
    [
      'JSON nested without end',
      files => (files['additional_data.json'] = new TextEncoder().encode('['.repeat(1e5) + ']'.repeat(1e5))),
      'additional_data.json in the Cairo PIE is nested too deeply',
    ],
  ];
  for (const [what, change, text] of files) {
    it(`has ${what}: the error says so`, () => {
      assert.throws(() => readPie(changedFile(pie, change)), says(text));
    });
  }

  const texts: readonly (readonly [string, string, string | RegExp, string, string])[] = [
    [
      'no program',
      'metadata.json',
      '"program"',
      '"x"',
      'the field "program" should be an object, but is missing',
    ],
    [
      'a size of text',
      'metadata.json',
      '"size": 6',
      '"size": "6"',
      'the field "program_segment.size" should be an integer',
    ],
    ['no steps', 'execution_resources.json', '"n_steps"', '"x"', 'the field "n_steps" should be an integer'],
    [
      'a counter of text',
      'execution_resources.json',
      ': 1}',
      ': "1"}',
      'builtin_instance_counter.range_check_builtin',
    ],
    ['another version', 'version.json', '1.1', '2.0', 'Incompatible Cairo-PIE version.'],
  ];
  for (const [what, name, from, to, text] of texts) {
    it(`has ${what}: the error says so`, () => {
      assert.throws(() => readPie(changedText(pie, name, from, to)), says(text));
    });
  }

  it('may leave out the memory holes', () => {
    const file = changedText(pie, 'execution_resources.json', /"n_memory_holes": \d+, /, '');
    assert.equal(readPie(file).executionResources.nMemoryHoles, 0);
  });

  it('has a file that is only stored: the error says so', () => {
    const file = zipSync({ 'version.json': [new Uint8Array(3), { level: 0 }] });
    assert.throws(() => readPie(file), says('Invalid compress type.'));
  });

  it('has a file with a hidden end of its name: the error says so', () => {
    const file = zipSync({ 'version.json\u0000.exe': new Uint8Array(300) });
    assert.throws(() => readPie(file), says('File name mismatch.'));
  });

  it('is something else: the error says so', () => {
    assert.throws(() => readPie(new TextEncoder().encode('{}')), says('Invalid prefix for zip file.'));
    assert.throws(() => readPie(new TextEncoder().encode('PK, a text')), says('not a whole ZIP archive'));
  });
});
