import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../cairoscope.ts';
import { FakeTerminal, hintAtStart, OUTPUT_PROGRAM, withFolder, writeProgram } from '../test-support.ts';

async function cairoscope(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = new FakeTerminal();
  const code = await main(args, terminal);
  return { code, out: terminal.out, err: terminal.err };
}

const BUILTINS = ['output'];

/** A program in a folder of its own, so that several may have the same name. */
function program(folder: string, name: string, words: readonly bigint[], hint?: string): string {
  mkdirSync(join(folder, name));
  return writeProgram(join(folder, name), words, {
    builtins: BUILTINS,
    ...(hint === undefined ? {} : { hints: hintAtStart(hint) }),
  });
}

/** The program that writes another second value. */
const CHANGED = OUTPUT_PROGRAM.map((word, index) => (index === 4 ? 8n : word));

/** Runs a program and returns the options that name its files. */
async function record(folder: string, file: string, name: string): Promise<string[]> {
  const files = [
    '--trace_file',
    join(folder, `${name}.trace`),
    '--memory_file',
    join(folder, `${name}.memory`),
  ];
  assert.equal((await cairoscope('run', file, ...files)).code, 0);
  return files;
}

describe('cairoscope diff', () => {
  it('says that a run and its files are the same, in whatever order the memory file is', () =>
    withFolder(async folder => {
      const file = program(folder, 'a', OUTPUT_PROGRAM);
      const files = await record(folder, file, 'a');
      const memory = join(folder, 'a.memory');
      const bytes = readFileSync(memory);
      const cells = Array.from({ length: bytes.length / 40 }, (_, index) =>
        bytes.subarray(40 * index, 40 * (index + 1)),
      );
      writeFileSync(memory, Buffer.concat(cells.reverse()));
      const same = { code: 0, out: 'The runs are the same: 6 steps and memory.\n', err: '' };
      assert.deepEqual(await cairoscope('diff', file, ...files), same);
      const traces = await cairoscope('diff', ...files.slice(0, 2), ...files.slice(0, 2));
      assert.equal(traces.out, 'The runs are the same: 6 steps; memory was not compared.\n');
    }));

  it('names the first step, its place and both values', () =>
    withFolder(async folder => {
      const [first, second] = [program(folder, 'a', OUTPUT_PROGRAM), program(folder, 'b', CHANGED)];
      const { code, out } = await cairoscope('diff', first, second);
      assert.equal(code, 1);
      assert.equal(
        out,
        [
          'The runs differ at step 2.',
          '  pc 0:3',
          '  [ap] = -1, ap++;',
          '  immediate, cell 0:4:',
          `    ${first}: -1`,
          `    ${second}: 8`,
          '',
        ].join('\n'),
      );
      const { divergence } = JSON.parse((await cairoscope('diff', first, second, '--json')).out) as {
        divergence: unknown;
      };
      assert.deepEqual(divergence, {
        kind: 'cell',
        step: 2,
        pc: '0:3',
        source: null,
        instruction: '[ap] = -1, ap++',
        what: 'immediate, cell 0:4',
        first: '-1',
        second: '8',
      });
    }));

  it('compares a run with files of another VM, whose segments lie elsewhere', () =>
    withFolder(async folder => {
      // The extra cell in front of it moves the segment that the pointer leads to.
      const hint = (size: number): string =>
        `segments.add()\nfiller = segments.add()\nmemory[filler + ${size}] = 1\nmemory[ap + 100] = segments.add()`;
      const first = program(folder, 'a', OUTPUT_PROGRAM, hint(3));
      const second = program(folder, 'b', OUTPUT_PROGRAM, hint(4));
      const files = await record(folder, second, 'b');
      const { code, out } = await cairoscope('diff', first, ...files);
      assert.equal(code, 1);
      // Not the pointers, only the cell that is there in one run.
      assert.match(out, /^The runs differ in memory that no instruction accessed\.\n {2}cell 6:3/);
    }));

  it('compares two traces, with the lines of a program', () =>
    withFolder(async folder => {
      const [first, second] = [program(folder, 'a', OUTPUT_PROGRAM), program(folder, 'b', CHANGED)];
      const files = [...(await record(folder, first, 'a')), ...(await record(folder, second, 'b'))];
      const { out } = await cairoscope('diff', ...files, '--program', first);
      assert.match(
        out,
        /^The runs differ at step 2\.\n {2}pc 4\n {2}\[ap\] = -1, ap\+\+;\n {2}immediate, cell 5:\n/,
      );
    }));

  it('compares a failed run as far as it came', () =>
    withFolder(async folder => {
      const broken = OUTPUT_PROGRAM.map((word, index) => (index === 5 ? 0x400280007ffd7fffn : word));
      const first = program(folder, 'a', broken);
      const { code, out, err } = await cairoscope('diff', first, program(folder, 'b', broken));
      assert.equal(code, 0);
      assert.equal(out, 'The runs are the same: 3 steps and memory.\n');
      assert.match(err, /a[/\\]program\.json failed, and is compared up to there:\nError at pc=0:5:/);
    }));

  it('says how many steps each run has if one is longer', () =>
    withFolder(async folder => {
      const file = program(folder, 'a', OUTPUT_PROGRAM);
      await record(folder, file, 'a');
      const short = join(folder, 'short');
      writeFileSync(short, readFileSync(join(folder, 'a.trace')).subarray(0, 48));
      const { out } = await cairoscope('diff', file, '--trace-file', short);
      assert.match(out, /^The runs differ at step 2\.[^]*the number of steps:\n.*: +6\n.*: +2\n$/);
    }));

  it('has exit code 2 for what cannot be compared', () =>
    withFolder(async folder => {
      const file = program(folder, 'a', OUTPUT_PROGRAM);
      const odd = join(folder, 'odd');
      writeFileSync(odd, '12345');
      const wrong: readonly (readonly [string[], RegExp])[] = [
        [['diff', file], /^Error: Two runs are compared/],
        [['diff', file, file, file], /^Error: Two runs are compared/],
        [['diff', file, file, '--memory-file', odd], /^Error: Each --memory-file belongs to a --trace-file/],
        [['diff', file, '--trace-file', odd], /odd is no trace file: its size, 5 bytes/],
        [['diff', file, '--trace-file', folder], /^Error: Cannot read .*: it is a folder/],
        [['diff', file, '--trace-file', join(folder, 'none')], /no such file/],
        [['diff', file, odd], /not a compiled Cairo program/],
      ];
      for (const [args, text] of wrong) {
        const { code, err } = await cairoscope(...args);
        assert.match(err, text);
        assert.equal(code, 2, err);
      }
    }));
});
