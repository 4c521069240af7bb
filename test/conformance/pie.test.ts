import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { compareOutput } from './compare.ts';
import { referenceError } from './error-text.ts';
import { goodFixtures, ROOT, type Fixture } from './fixtures.ts';
import { COMMAND } from './own.ts';
import { outputPath } from './outputs.ts';
import { Reference, type Printed } from './reference.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_pies.py');
const OUTPUT = join(ROOT, 'out/conformance/pies');
const MEMORY = 'memory.bin';
const METADATA = 'metadata.json';
const RESOURCES = 'execution_resources.json';
const CELL = 40;

/** Says of an address that it is one. */
const FLAG = 1n << 63n;

type Files = Record<string, Uint8Array>;
/** What is done to the files of a good PIE. */
type Change = (files: Files) => void;

const text =
  (name: string, from: string | RegExp, to: string): Change =>
  files => {
    const old = strFromU8(files[name] ?? assert.fail());
    const changed = old.replace(from, to);
    assert.notEqual(changed, old, `${name} has no ${from}`);
    files[name] = strToU8(changed);
  };
const cells =
  (change: (memory: Buffer) => Uint8Array): Change =>
  files => {
    files[MEMORY] = change(Buffer.from(files[MEMORY] ?? assert.fail()));
  };
/** Where the cell with this address begins. */
const cellAt = (memory: Buffer, segment: bigint, offset = 0n): number => {
  for (let at = 0; at < memory.length; at += CELL) {
    if (memory.readBigUInt64LE(at) === (FLAG | (segment << 47n) | offset)) return at;
  }
  return assert.fail(`no cell at ${segment}:${offset}`);
};
const poke = (segment: bigint, at: number, bits: bigint): Change =>
  cells(memory => {
    memory.writeBigUInt64LE(bits, cellAt(memory, segment) + at);
    return memory;
  });

/** PIEs that both refuse, with the same words. */
const REFUSED: Readonly<Record<string, Change>> = {
  'a file too many': files => (files['extra'] = new Uint8Array(5)),
  'no memory': files => delete files['memory.bin'],
  'a version of 20,000 bytes': files => (files['version.json'] = new Uint8Array(20_000)),
  'a part of a cell': cells(memory => memory.subarray(0, -1)),
  'another version': text('version.json', '1.1', '2.0'),
  'a small prime': text(METADATA, /"prime": \d+/, '"prime": 97'),
  'a word of the program that is too large': text(METADATA, /"data": \[\d+/, `"data": [${2n ** 255n}`),
  'a builtin twice': text(
    METADATA,
    '"builtins": ["output", "range_check"]',
    '"builtins": ["output", "output"]',
  ),
  'a builtin that is no name': text(METADATA, '"builtins": ["output",', '"builtins": ["Output",'),
  'a main behind the program': text(METADATA, /"main": \d+/, '"main": 9999'),
  'a negative main': text(METADATA, /"main": \d+/, '"main": -1'),
  'another size of the program': text(METADATA, /("program_segment": \{"index": 0, "size": )\d+/, '$15'),
  'other builtin segments': text(METADATA, '{"output": {"index": 2', '{"pedersen": {"index": 2'),
  'a segment of a negative size': text(METADATA, /("execution_segment": \{"index": 1, "size": )\d+/, '$1-1'),
  'a huge segment': text(METADATA, /("execution_segment": \{"index": 1, "size": )\d+/, `$1${2 ** 30}`),
  'a program segment elsewhere': text(
    METADATA,
    '"program_segment": {"index": 0',
    '"program_segment": {"index": 1',
  ),
  'an execution segment elsewhere': text(
    METADATA,
    '"execution_segment": {"index": 1',
    '"execution_segment": {"index": 7',
  ),
  'a builtin segment elsewhere': text(METADATA, '{"output": {"index": 2', '{"output": {"index": 5'),
  'a return fp segment elsewhere': text(
    METADATA,
    '"ret_fp_segment": {"index": 4',
    '"ret_fp_segment": {"index": 9',
  ),
  'a return pc segment elsewhere': text(
    METADATA,
    '"ret_pc_segment": {"index": 5',
    '"ret_pc_segment": {"index": 9',
  ),
  'a return fp segment with cells': text(
    METADATA,
    '"ret_fp_segment": {"index": 4, "size": 0',
    '"ret_fp_segment": {"index": 4, "size": 1',
  ),
  'a return pc segment with cells': text(
    METADATA,
    '"ret_pc_segment": {"index": 5, "size": 0',
    '"ret_pc_segment": {"index": 5, "size": 1',
  ),
  'extra segments that leave one out': text(
    METADATA,
    '"extra_segments": [{"index": 6',
    '"extra_segments": [{"index": 7',
  ),
  'a negative counter': text(RESOURCES, '"output_builtin": ', '"output_builtin": -'),
  'a counter of no builtin of its own': text(RESOURCES, '"output_builtin"', '"pedersen_builtin"'),
  'negative memory holes': text(RESOURCES, /"n_memory_holes": \d+/, '"n_memory_holes": -1'),
  'no steps': text(RESOURCES, /"n_steps": \d+/, '"n_steps": 0'),
  'too many steps': text(RESOURCES, /"n_steps": \d+/, `"n_steps": ${2 ** 30}`),
  'additional data with a long name': text(
    'additional_data.json',
    '"output_builtin"',
    `"${'x'.repeat(1000)}"`,
  ),
  'an address that is a number': poke(1n, 0, 5n),
  'an address behind its segment': poke(1n, 0, FLAG | (1n << 47n) | 100_000n),
  'an address in no segment': poke(1n, 0, FLAG | (99n << 47n)),
  'a pointer into no segment': cells(memory => {
    const at = cellAt(memory, 1n) + 8;
    memory.writeBigUInt64LE(99n << 47n, at);
    return memory;
  }),
  'a step too few': text(RESOURCES, /"n_steps": \d+/, '"n_steps": 5'),
  'steps too many': text(RESOURCES, /"n_steps": \d+/, '"n_steps": 50000'),
  'another return fp': cells(memory => {
    const at = cellAt(memory, 1n, 2n);
    memory.writeBigUInt64LE(6n << 47n, at + 8);
    return memory;
  }),
  'other resources': text(RESOURCES, '"output_builtin": 4', '"output_builtin": 3'),
  'output pages of another form': text('additional_data.json', '"pages": {}', '"pages": []'),
  'an output page of another form': text('additional_data.json', '"pages": {}', '"pages": {"1": [0, 2]}'),
};

/** PIEs that both take: cairo-run does not compare memory. */
const TAKEN: Readonly<Record<string, Change>> = {
  'a cell less, which the run writes': cells(memory => {
    const at = cellAt(memory, 1n, 10n);
    return Buffer.concat([memory.subarray(0, at), memory.subarray(at + CELL)]);
  }),
};

/** PIEs that both refuse, each in its own way: what a library says of JSON or of ZIP is not compared. */
const BROKEN: Readonly<Record<string, Change>> = {
  'metadata that is no JSON': files => (files[METADATA] = strToU8('{')),
  'no program': text(METADATA, '"program"', '"x"'),
  'a size of text': text(METADATA, '"size": 0', '"size": "no"'),
  'no counters': text(RESOURCES, '"builtin_instance_counter"', '"x"'),
  'a felt that is no felt': poke(0n, 32, 1n << 62n),
};

describe('Cairo PIEs', function () {
  this.timeout(300_000);
  const fixture =
    goodFixtures().find(({ name }) => name.endsWith('library/dictionary.cairo')) ?? assert.fail();
  const { args } = fixture.runs[0] ?? assert.fail();
  const PIE: Fixture = {
    ...fixture,
    runs: [
      { args, outputs: ['cairo_pie_output'] },
      { args, outputs: ['trace_file', 'memory_file', 'cairo_pie_output'] },
    ],
  };
  const layout = args.filter(argument => argument.startsWith('--layout'));
  let python = '';
  let good: Buffer;
  const answers = new Map<string, Printed>();

  before(async () => {
    ({ python } = await ensureCairoLang({}));
    const { runs } = await new Reference(python).result(PIE);
    good = readFileSync(outputPath(runs[0]?.folder ?? assert.fail(), 'cairo_pie_output'));
    mkdirSync(OUTPUT, { recursive: true });
    const changes = Object.entries({ ...REFUSED, ...BROKEN, ...TAKEN });
    const paths = changes.map(([, change], index) => {
      const files = unzipSync(good);
      change(files);
      const path = join(OUTPUT, `${index}.zip`);
      writeFileSync(path, zipSync(files));
      return path;
    });
    const printed = runReference(paths.map(path => [`--run_from_cairo_pie=${path}`, ...layout]));
    changes.forEach(([name], index) => answers.set(name, printed[index] ?? assert.fail()));
  });

  function runReference(jobs: readonly (readonly string[])[]): readonly Printed[] {
    const result = spawnSync(python, [SCRIPT], {
      input: JSON.stringify(jobs),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.equal(result.status, 0, result.stderr);
    return JSON.parse(result.stdout) as readonly Printed[];
  }

  function runOwn(args: readonly string[]): Printed {
    const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, 'run', ...args], {
      encoding: 'utf8',
    });
    return { stdout, stderr, code: status ?? -1 };
  }

  it('of cairo-lang run here, to what they are there', async () => {
    const { runs } = await new Reference(python).result(PIE);
    const [, again = assert.fail()] = runs;
    const folder = join(OUTPUT, 'again');
    mkdirSync(folder, { recursive: true });
    const path = join(OUTPUT, 'good.zip');
    writeFileSync(path, good);
    const outputs = (['trace_file', 'memory_file', 'cairo_pie_output'] as const).map(
      name => `--${name}=${outputPath(folder, name)}`,
    );
    const own = runOwn([`--run_from_cairo_pie=${path}`, '--print_output', ...layout, ...outputs]);
    assert.deepEqual(own, { stdout: again.stdout, stderr: '', code: 0 });
    for (const name of PIE.runs[1]?.outputs ?? []) compareOutput(name, folder, again.folder);
  });

  it('of this VM run in cairo-lang, merged and not', async () => {
    const { compiled } = await new Reference(python).result(PIE);
    const paths = [[], ['--merge_extra_segments']].map((merge, index) => {
      const path = join(OUTPUT, `own${index}.zip`);
      const own = runOwn([compiled, '--python', python, ...args, `--cairo_pie_output=${path}`, ...merge]);
      assert.equal(own.stderr, '');
      return path;
    });
    const [plain, merged] = runReference(
      paths.map(path => [`--run_from_cairo_pie=${path}`, '--print_output', ...layout]),
    );
    assert.deepEqual([plain?.stderr, plain?.code, merged?.stderr, merged?.code], ['', 0, '', 0]);
    assert.equal(
      plain?.stdout,
      runOwn([`--run_from_cairo_pie=${paths[1]}`, '--print_output', ...layout]).stdout,
    );
  });

  Object.keys(REFUSED).forEach((name, index) => {
    it(`with ${name} are refused as there`, () => {
      const expected = answers.get(name) ?? assert.fail();
      const own = runOwn([`--run_from_cairo_pie=${join(OUTPUT, `${index}.zip`)}`, ...layout]);
      assert.equal(expected.code, 1);
      assert.deepEqual([own.stderr, own.code], [referenceError(expected.stderr), 1]);
    });
  });

  Object.keys(BROKEN).forEach((name, index) => {
    it(`with ${name} are refused, with a word on what is wrong`, () => {
      assert.equal(answers.get(name)?.code, 1);
      const path = join(OUTPUT, `${Object.keys(REFUSED).length + index}.zip`);
      const own = runOwn([`--run_from_cairo_pie=${path}`, ...layout]);
      assert.equal(own.code, 1);
      assert.match(own.stderr, /^Error: [^\n]{20,}\n$/);
    });
  });

  Object.keys(TAKEN).forEach((name, index) => {
    it(`with ${name} are taken as there`, () => {
      assert.equal(answers.get(name)?.code, 0);
      const path = join(OUTPUT, `${Object.keys({ ...REFUSED, ...BROKEN }).length + index}.zip`);
      assert.deepEqual(runOwn([`--run_from_cairo_pie=${path}`, ...layout]), {
        stdout: '',
        stderr: '',
        code: 0,
      });
    });
  });
});
