import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import {
  CairoVm,
  parseArguments,
  parseProgram,
  Relocatable,
  type HintProcessor,
  type Program,
  type TypedResult,
} from '../../vm-core/src/index.ts';
import { ROOT } from './fixtures.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_functions.py');
const FOLDER = join(ROOT, 'out/conformance/functions');
const SOURCE = 'functions.cairo';

interface Call {
  readonly function: string | number;
  readonly args: unknown;
  readonly typed?: boolean;
  /** Of a call without types: the number of return values. */
  readonly returns?: number;
  /** Of cairo-lang's runner. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly layout?: string;
}

interface Result {
  readonly error?: string;
  readonly implicit?: readonly string[];
  readonly explicit?: readonly string[];
  readonly steps?: number;
  readonly memory?: readonly string[];
}

const LINE = { from_: { x: 1, y: 3 }, to: { x: 7, y: 9 } };

/** Runs by both; the results and the memory are compared, or the errors. */
const CALLS: Readonly<Record<string, Call>> = {
  'felts, by position': { function: 'Counting.fib', args: [1, 1, 10] },
  'felts, by full name': {
    function: '__main__.Counting.fib',
    args: { n: 20, first: 0, second: 1 },
    options: { use_full_name: true },
  },
  'felts out of range': { function: 'Counting.fib', args: ['-1', `${2n ** 252n}`, 3] },
  'an array': { function: 'sum', args: [[5, 6, 7], 3] },
  'an empty array': { function: 'sum', args: [[], 0] },
  'arrays in an array': { function: 'sum_rows', args: [[[1, 2], [3], []], [2, 1, 0], 3] },
  'a struct with a pointer to a struct': { function: 'middle', args: [LINE, 100] },
  'a tuple that is returned': { function: 'swap', args: [3, 4] },
  'a struct in a tuple that is returned': { function: 'spread', args: [{ x: 3, y: 4 }] },
  builtins: { function: 'hashes', args: [12, 345] },
  'an implicit argument': { function: 'syscall', args: { syscall_ptr: [], n: 9 } },
  'an implicit argument, by position': { function: 'hashes', args: ['2:0', '3:0', '6:0', 12, 345] },
  nothing: { function: 'nothing', args: [] },
  'cells without types': { function: 'Counting.fib', args: [1, 1, 10], typed: false, returns: 1 },
  'nested lists without types': {
    function: 'sum_rows',
    args: [[[1, 2], [3]], [2, 1], 2],
    typed: false,
    returns: 1,
  },
  'too few arguments': { function: 'Counting.fib', args: [1, 1] },
  'much too few arguments': { function: 'Counting.fib', args: [] },
  'too many arguments': { function: 'Counting.fib', args: [1, 1, 10, 4] },
  'an unknown argument': { function: 'Counting.fib', args: { first: 1, second: 1, n: 10, m: 4 } },
  'a missing implicit argument': { function: 'syscall', args: [9] },
  'an assertion that fails': { function: 'fails', args: [4] },
  'a range check that fails': { function: 'hashes', args: [345, 12] },
  'a missing function': { function: 'gone', args: [] },
  'a struct': { function: 'Point', args: [] },
  'a cell behind the program': { function: 'outside', args: [] },
  'a cell behind the program that is allowed': {
    function: 'outside',
    args: [],
    typed: false,
    returns: 0,
    options: { program_segment_size: 20_000 },
  },
  'a temporary segment that stays': {
    function: 'temporary',
    args: [],
    options: { allow_tmp_segments: true },
  },
  'a cell behind the program, unchecked': {
    function: 'outside',
    args: [],
    options: { verify_secure: false },
  },
};

/** What the one hint of the functions does: ids.values, the first local, is a temporary segment. */
const TEMPORARY: HintProcessor = {
  execute: ({ vm }) => vm.memory.set(vm.fp, vm.segments.addTemporary()),
};

describe('functions run as in CairoFunctionRunner', () => {
  let program: Program;
  const expected = new Map<string, Result>();

  before(async function () {
    this.timeout(300_000);
    mkdirSync(FOLDER, { recursive: true });
    const compiled = join(FOLDER, 'functions.json');
    const calls = join(FOLDER, 'calls.json');
    writeFileSync(calls, JSON.stringify(Object.values(CALLS).map(forPython)));
    const { python } = await ensureCairoLang({});
    const output = execFileSync(python, [SCRIPT, SOURCE, compiled, calls], {
      cwd: join(ROOT, 'test/conformance/functions'),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const results = JSON.parse(output) as readonly Result[];
    Object.keys(CALLS).forEach((name, i) => expected.set(name, results[i] ?? assert.fail()));
    program = parseProgram(readFileSync(compiled, 'utf8'));
  });

  for (const [name, call] of Object.entries(CALLS)) {
    it(name, async () => {
      const result = expected.get(name) ?? assert.fail();
      const own = await runOwn(program, call);
      if (result.error === undefined) return assert.deepEqual(own, result);
      // The texts about arguments go on with the function's declaration.
      const isOwnText = own.error?.startsWith(`${result.error}. It is `);
      if (!isOwnText) assert.equal(own.error, result.error);
    });
  }
});

/** Texts are numbers or pointers. */
function forPython(call: Call): unknown {
  return JSON.parse(JSON.stringify(call), (_key, value: unknown) => {
    if (typeof value !== 'string' || !/^-?\d/.test(value)) return value;
    return value.includes(':') ? { pointer: value } : { number: value };
  });
}

async function runOwn(program: Program, call: Call): Promise<Result> {
  const { function: name, args, typed, returns, options = {} } = call;
  try {
    const vm = CairoVm.create(program, {
      ...(call.layout === undefined ? {} : { layout: call.layout }),
      entry: {
        function: name,
        args: parseArguments(JSON.stringify(args)),
        ...(typed === undefined ? {} : { typed }),
      },
      hints: TEMPORARY,
      readSource: file => readFileSync(join(ROOT, 'test/conformance/functions', file), 'utf8'),
    });
    const stop = await vm.run();
    if (stop.reason === 'error') return { error: stop.error.message };
    await vm.end({
      secure: options['verify_secure'] !== false,
      allowTemporarySegments: options['allow_tmp_segments'] === true,
      ...(options['program_segment_size'] === undefined
        ? {}
        : { programSegmentSize: Number(options['program_segment_size']) }),
    });
    const { implicit, explicit } =
      returns === undefined
        ? vm.functionResult()
        : { implicit: new Map(), explicit: vm.returnValues(returns) };
    return {
      implicit: [...implicit.values()].flatMap(cells),
      explicit: cells(explicit),
      steps: vm.step,
      memory: memoryOf(vm),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function cells(value: TypedResult): string[] {
  if (typeof value === 'bigint' || value instanceof Relocatable) return [String(value)];
  return [...(value instanceof Map ? value.values() : (value as readonly TypedResult[]))].flatMap(cells);
}

function memoryOf(vm: CairoVm): string[] {
  const found: string[] = [];
  for (let segment = -vm.segments.temporaryCount; segment < vm.segments.count; segment++) {
    for (let offset = 0; offset < vm.segments.usedSize(segment); offset++) {
      const value = vm.memory.get(new Relocatable(segment, offset));
      if (value !== undefined) found.push(`${segment}:${offset} = ${value}`);
    }
  }
  return found;
}
