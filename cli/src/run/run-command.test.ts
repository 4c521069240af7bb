import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { main } from '../cairoscope.ts';
import {
  COUNTING_PROGRAM,
  FakeTerminal,
  hintAtStart,
  OUTPUT_PROGRAM,
  withFolder,
  writeProgram,
} from '../test-support.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = new FakeTerminal();
  const code = await main(args, terminal);
  return { code, out: terminal.out, err: terminal.err };
}

const BUILTINS = ['output'];

describe('cairoscope run', () => {
  it('prints the output', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      const expected = { code: 0, out: 'Program output:\n  7\n  -1\n\n', err: '' };
      assert.deepEqual(await run('run', program, '--print-output'), expected);
    }));

  it('prints memory and registers, by segment and relocated', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      const { out } = await run('run', program, '--print-memory', '--print-info');
      assert.match(out, /^Addr {2}Value\n-----------\n\u22ee\n0:0 {3}5189976364521848832\n/);
      assert.match(out, /\n\u22ee\n2:0 {3}7\n2:1 {3}-1\n\n/);
      assert.match(
        out,
        /Number of steps: 6 \(originally, 6\)\nUsed memory cells: 17\n.*\npc = 4:0\nap = 1:6\nfp = 3:0\n\n$/,
      );
      const relocated = await run('run', program, '--print_memory', '--print_info', '--relocate_prints');
      assert.match(relocated.out, /^Addr {2}Value\n-----------\n\u22ee\n1 {5}5189976364521848832\n/);
      assert.match(relocated.out, /\n16 {4}7\n17 {4}-1\n\n/);
      assert.match(relocated.out, /pc = 18\nap = 16\nfp = 18\n/);
    }));

  it('prints how it went as JSON, and nothing else to stdout', () =>
    withFolder(async folder => {
      const hints = hintAtStart("print('a hint')");
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS, hints });
      const trace = join(folder, 'trace');
      const { code, out, err } = await run('run', program, '--json', '--print-output', '--trace-file', trace);
      assert.deepEqual(JSON.parse(out), {
        status: 'ended',
        exitCode: 0,
        steps: 6,
        output: ['7', '-1'],
        returned: null,
        registers: { pc: '4:0', ap: '1:6', fp: '3:0' },
        layout: 'small',
        resources: { n_steps: 6, n_memory_holes: 0, builtin_instance_counter: { output_builtin: 2 } },
        files: { trace },
        error: null,
      });
      assert.deepEqual([code, err], [0, 'a hint\nProgram output:\n  7\n  -1\n\n']);
    }));

  it('reports a failed run as JSON', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, [...OUTPUT_PROGRAM.slice(0, 2), 0n], { builtins: BUILTINS });
      const { code, out } = await run('run', program, '--json');
      const { status, steps, error } = JSON.parse(out) as { status: string; steps: number; error: unknown };
      const text = 'Error at pc=0:2:\nop0 must be known in double dereference.';
      assert.deepEqual(
        { code, status, steps, error },
        { code: 1, status: 'failed', steps: 1, error: { text, pc: '0:2' } },
      );
    }));

  it('writes what there is of a failed run with --debug_error', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, [...OUTPUT_PROGRAM.slice(0, 2), 2n ** 63n]);
      const { code, out, err } = await run('run', program, '--debug_error', '--print_info');
      assert.equal(err, '');
      assert.match(
        out,
        /^Got an error:\nError at pc=0:2:\n[^]*\nNumber of steps: 1 \nUsed memory cells: 6\n/,
      );
      assert.equal(code, 1);
    }));

  it('runs without a recording', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      const { out } = await run('run', program, '--no-recording', '--json');
      const { steps, resources } = JSON.parse(out) as { steps: number; resources: unknown };
      assert.deepEqual([steps, resources], [6, null]);
      const trace = await run('run', program, '--no-recording', '--trace-file', join(folder, 'trace'));
      assert.match(trace.err, /^Error: --no-recording keeps no steps, and --trace_file needs them/);
      assert.equal(trace.code, 2);
    }));

  it('ends a run that needs more memory than it may use, and writes what there is if that is asked for', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, COUNTING_PROGRAM);
      const { code, out, err } = await run(
        'run',
        program,
        '--max-memory',
        '64MB',
        '--debug-error',
        '--print-info',
      );
      assert.deepEqual([code, err], [1, '']);
      assert.match(out, /^Got an error:\nError at pc=0:\d:\nThe memory of this VM \(64 MiB\) is used up: /);
      assert.ok(Number(/Number of steps: (\d+)/.exec(out)?.[1]) > 1_000_000, out);
    }));

  it('lists memory however far apart, but no output that reaches too far', () =>
    withFolder(async folder => {
      const words = [
        ...[0x482680017ffd8000n, 2n ** 31n - 2n], // [ap] = [fp - 3] + 2^31 - 2, ap++
        ...[0x480680017fff8000n, 7n], // [ap] = 7, ap++
        0x400080007ffe7fffn, // [ap - 1] = [[ap - 2]]
        ...[0x482680017ffd8000n, 2n ** 31n - 1n], // [ap] = [fp - 3] + 2^31 - 1, ap++
        0x208b7fff7fff7ffen, // ret
      ];
      const program = writeProgram(folder, words, { builtins: BUILTINS });
      const { code, out } = await run('run', program, '--print-memory');
      assert.equal(code, 0);
      assert.match(out, /\n\u22ee\n2:2147483646 7\n\n$/);
      const reason =
        'The output reaches up to cell 2:2147483646: more than 2^24 cells are not listed. ' +
        'Write the cells of the output one after the other.';
      const listed = await run('run', program, '--print-output');
      assert.deepEqual(listed, { code: 1, out: '', err: `Error: ${reason}\n` });
      const json = await run('run', program, '--json');
      const { exitCode, error } = JSON.parse(json.out) as { exitCode: number; error: unknown };
      assert.deepEqual([json.code, exitCode, error], [1, 1, { text: reason, pc: null }]);
    }));

  it('prints where the segments start', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      const { out } = await run('run', program, '--print-segments');
      assert.equal(out, 'Segment relocation table:\n0     1\n1     10\n2     16\n3     18\n4     18\n');
    }));

  it('writes the trace and the memory', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      const [trace, memory] = [join(folder, 'trace'), join(folder, 'memory')];
      assert.equal((await run('run', program, '--trace-file', trace, '--memory-file', memory)).code, 0);
      const bytes = readFileSync(trace);
      assert.equal(bytes.length, 6 * 24);
      assert.deepEqual(
        [0, 8, 16].map(at => Number(bytes.readBigUInt64LE(at))),
        [13, 13, 1],
      );
      assert.equal(readFileSync(memory).length, 17 * 40);
    }));

  it('says that the number of steps is another', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS });
      assert.equal((await run('run', program, '--steps', '6')).code, 0);
      assert.deepEqual(await run('run', program, '--steps', '5'), {
        code: 1,
        out: '',
        err: 'Error at pc=0:8:\nError: End of program was not reached\n',
      });
      assert.match(
        (await run('run', program, '--steps', '7')).err,
        /Execution reached the end of the program/,
      );
    }));

  it('M17 runs Python hints, with the program input', () =>
    withFolder(async folder => {
      const hints = hintAtStart("print('n is', program_input['n'])");
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS, hints });
      const input = join(folder, 'input.json');
      writeFileSync(input, '{ "n": 5 }');
      assert.deepEqual(await run('run', program, '--program-input', input), {
        code: 0,
        out: 'n is 5\n',
        err: '',
      });
      const native = await run('run', program, '--hints', 'native');
      assert.equal(native.code, 2);
      assert.match(native.err, /no native form:\n {2}pc \d+: print\('n is'.*\nUse 'auto' for hints/);
    }));

  it("reports a hint's error and keeps what was printed before", () =>
    withFolder(async folder => {
      const hints = hintAtStart("print('before')\nraise ValueError('no')");
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS, hints });
      const { code, out, err } = await run('run', program);
      assert.deepEqual([code, out], [1, 'before\n']);
      assert.match(
        err,
        /^Error at pc=0:0:\nGot an exception while executing a hint\.\nTraceback [^]*\nValueError: no\n$/,
      );
    }));
});

describe('cairoscope with wrong input', () => {
  const wrong: [string, (folder: string) => string[], number, RegExp][] = [
    ['no command', () => [], 2, /Usage: cairoscope/],
    ['an unknown command', () => ['walk'], 2, /unknown command 'walk'/],
    ['an unknown option', () => ['run', 'a.json', '--print-outptu'], 2, /Did you mean --print-output/],
    [
      'no program',
      () => ['run'],
      2,
      /^Error: Exactly one of --program, --run_from_cairo_pie must be specified/,
    ],
    [
      'a program that is not there',
      folder => ['run', join(folder, 'a.json')],
      2,
      /Cannot read .*no such file/,
    ],
    [
      'a source that is not there',
      folder => ['run', join(folder, 'a.cairo')],
      2,
      /There is no file .*a\.cairo/,
    ],
    ['a folder', folder => ['run', folder], 2, /it is a folder/],
    ['a device', () => ['run', devNull], 2, /it is a device/],
    ['text', folder => ['run', file(folder, 'hello')], 1, /not a compiled Cairo program/],
    ['truncated JSON', folder => ['run', file(folder, '{"data": ["0x1"')], 1, /not a compiled Cairo program/],
    ['other JSON', folder => ['run', file(folder, '{"data": 3}')], 1, /not a compiled Cairo program.*\w/],
    ['another prime', folder => ['run', writeProgram(folder, OUTPUT_PROGRAM, { prime: 97n })], 1, /prime/],
    [
      'an unknown builtin',
      folder => ['run', writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['teapot'] })],
      1,
      /teapot/,
    ],
    [
      'a Cairo 1 program',
      folder => ['run', file(folder, '{"sierra_program": [], "entry_points_by_type": {}}')],
      1,
      /^Error: .*input\.txt: This is a compiled Cairo 1 contract or program\./,
    ],
    ['a negative number of steps', () => ['run', 'a.json', '--steps', '-1'], 2, /whole number from 0/],
    [
      'a number of steps that is too large',
      () => ['run', 'a.json', '--steps=1' + '0'.repeat(30)],
      2,
      /2\^53/,
    ],
    ['a memory limit without a sense', () => ['run', 'a.json', '--max-memory', 'lots'], 2, /such as 512MB/],
    ['a boolean that is none', () => ['run', '--allow_missing_builtins', 'a.json'], 2, /True or False/],
    ['an option of another tool', () => ['run', 'a.json', '--flavor', 'Fast'], 2, /Debug, Release/],
    ['the tracer', () => ['run', 'a.json', '--tracer'], 2, /^Error: --tracer is a web page/],
    ['too many files', () => ['run', 'a.json', 'b.json'], 2, /too many arguments/],
    [
      'a Cairo PIE that is none',
      folder => ['run', '--run_from_cairo_pie', writeProgram(folder, OUTPUT_PROGRAM)],
      1,
      /^Error: Invalid prefix for zip file\.\n$/,
    ],
    [
      'a Cairo PIE that is not there',
      folder => ['run', '--run_from_cairo_pie', join(folder, 'pie.zip')],
      2,
      /^Error: Cannot read .*pie\.zip \(--run-from-cairo-pie\): there is no such file or folder\.\n$/,
    ],
    [
      'a PIE of a folder that is a file',
      folder => [
        ...['run', writeProgram(folder, OUTPUT_PROGRAM)],
        ...['--cairo_pie_output', join(file(folder, ''), 'pie.zip')],
      ],
      2,
      /Cannot write to .* \(--cairo-pie-output\): a part of the path is no folder/,
    ],
    [
      'an unknown layout',
      folder => ['run', writeProgram(folder, OUTPUT_PROGRAM), '--layout', 'huge'],
      2,
      /no layout 'huge'.*small/,
    ],
    [
      'a layout that lacks a builtin',
      folder => [
        'run',
        writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['range_check'] }),
        '--layout',
        'plain',
      ],
      1,
      /^Error: Builtins \{'range_check'\} are not present in layout "plain"\n$/,
    ],
    [
      'layout parameters that are none',
      folder => [
        ...['run', writeProgram(folder, OUTPUT_PROGRAM), '--layout', 'dynamic'],
        ...['--cairo_layout_params_file', file(folder, '{}')],
      ],
      2,
      /^Error: .*input\.txt \(--cairo-layout-params-file\): .*missing/,
    ],
    ['an unknown way to run hints', () => ['run', 'a.json', '--hints', 'magic'], 2, /python, native, auto/],
    [
      'a program input that is not JSON',
      folder => ['run', writeProgram(folder, OUTPUT_PROGRAM), '--program-input', file(folder, '{')],
      2,
      /input\.txt \(--program-input\) is not JSON/,
    ],
    [
      'a trace file in a folder that is not there',
      folder => ['run', writeProgram(folder, OUTPUT_PROGRAM), '--trace-file', join(folder, 'no', 'trace')],
      2,
      /Cannot write to .*trace \(--trace-file\): there is no such file or folder/,
    ],
    [
      'a Python that is not there',
      folder => [
        ...['run', writeProgram(folder, OUTPUT_PROGRAM, { builtins: BUILTINS, hints: hintAtStart('pass') })],
        ...['--python', join(folder, 'python')],
      ],
      1,
      /The chosen Python .* cannot be used/,
    ],
  ];

  for (const [name, args, code, text] of wrong) {
    it(`${name}: exit code ${code} and what is wrong`, () =>
      withFolder(async folder => {
        const result = await run(...args(folder));
        assert.match(result.err, text);
        assert.equal(result.code, code);
        assert.equal(result.out, '');
        assert.doesNotMatch(result.err, /\n {4}at /, 'no stack trace');
      }));
  }

  it('says with --json what is wrong, as JSON', () =>
    withFolder(async folder => {
      const { code, out, err } = await run('run', join(folder, 'a.json'), '--json');
      const { status, steps, error } = JSON.parse(out) as {
        status: string;
        steps: unknown;
        error: { text: string };
      };
      assert.deepEqual([code, status, steps], [2, 'failed', null]);
      assert.match(error.text, /^Cannot read .*a\.json: there is no such file or folder\.$/);
      assert.equal(err, `Error: ${error.text}\n`);
    }));

  it('leaves no output file open or half written when the program is wrong', () =>
    withFolder(async folder => {
      const trace = join(folder, 'trace');
      assert.equal((await run('run', file(folder, '{}'), '--trace-file', trace)).code, 1);
      assert.equal(existsSync(trace) && readFileSync(trace).length, 0);
    }));
});

describe('cairoscope --help', () => {
  it('goes to stdout and is a success', async () => {
    const { code, out } = await run('run', '--help');
    assert.equal(code, 0);
    assert.match(out, /--program-input <file>[^]*Examples:\n {2}cairoscope run examples\/fibonacci\.cairo/);
  });

  it('prints the version', async () => {
    const { out } = await run('--version');
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });
});

function file(folder: string, text: string): string {
  const path = join(folder, 'input.txt');
  writeFileSync(path, text);
  return path;
}
