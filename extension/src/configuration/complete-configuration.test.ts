import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { completeConfiguration, type Surroundings } from './complete-configuration.ts';
import { ConfigurationError, type LaunchSettings } from './launch-configuration.ts';
import type { SkipConfiguration } from './skip-configuration.ts';

const folder = resolve('/', 'project');
const inProject = (...parts: string[]): string => join(folder, ...parts);

const defaults: LaunchSettings = {
  python: '',
  cairoLang: '',
  cairoPath: [],
  layout: 'auto',
  hints: 'python',
  stopOnEntry: true,
  stopOnEnd: false,
  stepCount: 0,
  feltFormat: 'auto',
  justMyCairo: true,
  skipFunctions: ['starkware.*'],
  skipFiles: [],
  recordHintScopes: true,
  sourceRoots: [],
  pythonPath: [],
  allowedModules: null,
  hintTimeout: 0,
  hintMemory: 0,
  syscallHandler: '',
  hintLocals: {},
  staticLocals: {},
  trace: false,
};

function around(settings: Partial<LaunchSettings> = {}, files: string[] = ['main.cairo']): Surroundings {
  const there = files.map(file => inProject(file));
  return {
    settings: { ...defaults, ...settings },
    folder,
    isFile: path => Promise.resolve(there.includes(path)),
  };
}

describe('completeConfiguration', () => {
  it('takes what steps pass by from the attributes, then from the settings', async () => {
    const settings = { justMyCairo: false, skipFunctions: ['a.*'], skipFiles: ['b/**'] };
    const picked = ({ justMyCairo, skipFunctions, skipFiles }: SkipConfiguration): SkipConfiguration => ({
      justMyCairo,
      skipFunctions,
      skipFiles,
    });
    const fromSettings = await completeConfiguration({ program: 'main.cairo' }, around(settings));
    assert.deepEqual(picked(fromSettings), settings);
    const attributes = { justMyCairo: true, skipFunctions: [], skipFiles: ['c'] };
    const written = await completeConfiguration({ program: 'main.cairo', ...attributes }, around(settings));
    assert.deepEqual(picked(written), attributes);
  });

  it('takes the files of a run that is over, each of which must be there', async () => {
    const files = ['main.json', 'run.zip', 'trace.bin', 'memory.bin'];
    const alone = await completeConfiguration({ pie: 'run.zip' }, around({}, files));
    assert.deepEqual([alone.program, alone.pie], [inProject('run.zip'), inProject('run.zip')]);
    const named = await completeConfiguration({ program: 'main.json', pie: 'run.zip' }, around({}, files));
    assert.deepEqual([named.program, named.pie], [inProject('main.json'), inProject('run.zip')]);
    const program = 'main.json';
    const run = { program, traceFile: 'trace.bin', memoryFile: 'memory.bin' };
    const opened = await completeConfiguration(run, around({}, files));
    assert.deepEqual(
      [opened.traceFile, opened.memoryFile],
      [inProject('trace.bin'), inProject('memory.bin')],
    );
    const compareWith = { trace: 'trace.bin', memory: 'memory.bin' };
    const compared = await completeConfiguration({ program, compareWith }, around({}, files));
    assert.deepEqual(compared.compareWith, {
      trace: inProject('trace.bin'),
      memory: inProject('memory.bin'),
    });
    for (const [wrong, text] of [
      [{ traceFile: 'other.bin' }, /The file ".*other.bin" of "traceFile" does not exist/],
      [{ compareWith: {} }, /"compareWith" must be an object with the paths/],
      [{ compareWith: 'trace.bin' }, /"compareWith" in the launch configuration must be an object/],
      [{ compareWith: { trace: 'x' } }, /of "compareWith.trace" does not exist/],
    ] as const) {
      await assert.rejects(completeConfiguration({ program, ...wrong }, around({}, files)), text);
    }
  });

  it('M9 M10 takes what hints may do and are given from the attributes, then from the settings', async () => {
    const settings = {
      pythonPath: ['lib'],
      allowedModules: ['json'],
      hintTimeout: 2.5,
      hintMemory: 512,
      syscallHandler: 'storage:Storage',
      hintLocals: { n: 5 },
      staticLocals: { m: [1] },
    };
    const fromSettings = await completeConfiguration(
      { program: 'main.cairo', cwd: 'sub' },
      {
        ...around(settings, [join('sub', 'main.cairo')]),
      },
    );
    const { pythonPath, ...rest } = settings;
    const picked = Object.entries(fromSettings).filter(([name]) => name in rest);
    assert.deepEqual(Object.fromEntries(picked), rest);
    assert.deepEqual(fromSettings.pythonPath, [inProject(...pythonPath)]);
    const attributes = {
      allowedModules: [],
      hintTimeout: 0,
      hintMemory: 64,
      syscallHandler: 'other:Other',
      hintLocals: {},
      staticLocals: { k: null },
    };
    const written = await completeConfiguration({ program: 'main.cairo', ...attributes }, around(settings));
    assert.deepEqual(
      [written.allowedModules, written.hintMemory, written.syscallHandler, written.staticLocals],
      [[], 64, 'other:Other', { k: null }],
    );
    // None, though the settings have some.
    assert.deepEqual([written.hintTimeout, written.hintLocals], [0, {}]);
  });

  for (const [name, value] of Object.entries({
    allowedModules: [1],
    hintTimeout: 'soon',
    hintMemory: -1,
    syscallHandler: {},
    hintLocals: 'a',
    staticLocals: [],
  })) {
    it(`M9 M10 names "${name}" if it is wrong`, () =>
      assert.rejects(
        completeConfiguration({ program: 'main.cairo', [name]: value }, around()),
        new RegExp(`^ConfigurationError: "${name}" in the launch configuration must be`),
      ));
  }

  it('fills in every default', async () => {
    assert.deepEqual(await completeConfiguration({ program: 'main.cairo' }, around()), {
      type: 'cairoscope',
      request: 'launch',
      name: 'Debug main.cairo',
      program: inProject('main.cairo'),
      layout: 'auto',
      stopOnEntry: true,
      stopOnEnd: false,
      stepCount: 0,
      feltFormat: 'auto',
      justMyCairo: true,
      skipFunctions: ['starkware.*'],
      skipFiles: [],
      hints: 'python',
      recordHintScopes: true,
      pythonPath: [],
      cairoPath: [],
      sourceRoots: [],
      cwd: folder,
      env: {},
      trace: false,
    });
  });

  it('takes attributes before settings, and settings before defaults', async () => {
    const settings = {
      layout: 'small',
      stepCount: 10,
      hints: 'auto',
      stopOnEntry: false,
      stopOnEnd: true,
      python: 'python3',
      recordHintScopes: false,
      trace: true,
    };
    const fromSettings = await completeConfiguration({ program: 'main.cairo' }, around(settings));
    assert.deepEqual(
      [
        fromSettings.layout,
        fromSettings.stepCount,
        fromSettings.hints,
        fromSettings.stopOnEntry,
        fromSettings.python,
      ],
      ['small', 10, 'auto', false, 'python3'],
    );
    assert.equal(fromSettings.trace, true);
    assert.equal(fromSettings.stopOnEnd, true);
    assert.equal(fromSettings.recordHintScopes, false);
    const written = {
      layout: 'plain',
      stepCount: 0,
      hints: 'native',
      stopOnEntry: true,
      python: 'bin/python',
    };
    const result = await completeConfiguration({ program: 'main.cairo', ...written }, around(settings));
    assert.deepEqual(
      [result.layout, result.stepCount, result.hints, result.stopOnEntry, result.python],
      ['plain', 0, 'native', true, inProject('bin', 'python')],
    );
  });

  it('starts relative paths at cwd, those of the settings at the folder', async () => {
    const result = await completeConfiguration(
      { program: 'main.cairo', cwd: 'sub', cairoPath: ['lib'], pythonPath: 'tools' },
      around({ sourceRoots: ['roots'] }, ['sub/main.cairo']),
    );
    assert.equal(result.cwd, inProject('sub'));
    assert.equal(result.program, inProject('sub', 'main.cairo'));
    assert.deepEqual(result.cairoPath, [inProject('sub', 'lib')]);
    assert.deepEqual(result.pythonPath, [inProject('sub', 'tools')]);
    assert.deepEqual(result.sourceRoots, [inProject('roots')]);
  });

  it('keeps what it does not know', async () => {
    const result = await completeConfiguration({ program: 'main.cairo', preLaunchTask: 'build' }, around());
    assert.equal((result as unknown as Record<string, unknown>)['preLaunchTask'], 'build');
  });

  it('works with no folder open', async () => {
    const surroundings = { ...around(), folder: undefined };
    const result = await completeConfiguration({ program: inProject('main.cairo') }, surroundings);
    assert.equal(result.cwd, folder);
    await assert.rejects(completeConfiguration({ program: 'main.cairo' }, surroundings), /absolute path/);
  });

  it('gives the input as a path, as a value, or from the file beside the program', async () => {
    const files = ['main.cairo', 'data/in.json', 'main.input.json'];
    const input = async (written: object): Promise<unknown> =>
      (await completeConfiguration({ program: 'main.cairo', ...written }, around({}, files))).programInput;
    assert.equal(await input({ programInput: 'data/in.json' }), inProject('data', 'in.json'));
    assert.deepEqual(await input({ programInput: { n: 1 } }), { n: 1 });
    assert.equal(await input({ programInput: null }), null);
    assert.equal(await input({}), inProject('main.input.json'));
    await assert.rejects(
      input({ programInput: 'none.json' }),
      /none\.json" of "programInput" does not exist/,
    );
  });

  const wrong: [object, RegExp][] = [
    [{ program: undefined }, /"program" is missing: give the .cairo file/],
    [{ program: 5 }, /"program" in the launch configuration must be a text, and is 5\./],
    [{ program: 'main.py' }, /main\.py" is no Cairo program: it must end in \.cairo/],
    [{ program: 'none.cairo' }, /none\.cairo" does not exist/],
    [
      { layout: 'huge' },
      /"layout" in the launch configuration must be one of auto, plain, .*, and is "huge"\./,
    ],
    [{ hints: 'rust' }, /must be one of python, native, auto/],
    [{ stepCount: -1 }, /"stepCount" .* a whole number of at least 0, and is -1\./],
    [{ stepCount: 1.5 }, /a whole number/],
    [{ stopOnEntry: 'yes' }, /true or false, and is "yes"/],
    [{ cairoPath: [1] }, /"cairoPath" .* a list of texts/],
    [{ env: [] }, /"env" .* an object/],
    [{ env: { A: {} } }, /whose "A" is a text or null/],
  ];
  for (const [attributes, message] of wrong) {
    it(`refuses ${JSON.stringify(attributes)}`, async () => {
      await assert.rejects(
        completeConfiguration({ program: 'main.cairo', ...attributes }, around()),
        error => {
          assert.ok(error instanceof ConfigurationError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it('passes environment variables on as texts', async () => {
    const result = await completeConfiguration(
      { program: 'main.cairo', env: { A: 'x', B: 1, C: null } },
      around(),
    );
    assert.deepEqual(result.env, { A: 'x', B: '1', C: null });
  });
});
