import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readLaunchArguments } from './launch-arguments.ts';

describe('launch arguments', () => {
  it('have defaults for all but the program', () => {
    const args = readLaunchArguments({ program: path.resolve('a/b.cairo') });
    assert.deepEqual(
      [args.layout, args.stopOnEntry, args.stepCount, args.hints, args.cwd, args.programInput],
      ['auto', true, 0, 'python', path.resolve('a'), undefined],
    );
  });

  it('take relative paths from cwd', () => {
    const cwd = path.resolve('work');
    const args = readLaunchArguments({
      program: 'b.json',
      cwd,
      sourceRoots: ['src'],
      programInput: 'in.json',
    });
    assert.equal(args.program, path.join(cwd, 'b.json'));
    assert.deepEqual(args.sourceRoots, [path.join(cwd, 'src')]);
    assert.deepEqual(args.programInput, { path: path.join(cwd, 'in.json') });
  });

  it('take any JSON but a text for the input itself', () => {
    for (const value of [{ a: 1 }, [1], 5, null, false]) {
      const args = readLaunchArguments({ program: 'a.json', programInput: value });
      assert.deepEqual(args.programInput, { json: JSON.stringify(value) });
    }
  });

  for (const [name, value] of Object.entries({
    layout: 5,
    stopOnEntry: 'yes',
    stepCount: 1.5,
    hints: 'rust',
    recordHintScopes: 'some',
    pythonDebugger: 'pdb',
    sourceRoots: 'src',
    pythonPath: [5],
    allowedModules: 'json',
    hintTimeout: -1,
    hintMemory: 0.5,
    syscallHandler: 5,
    hintLocals: [],
    staticLocals: 'a',
    env: { A: 5 },
    cwd: {},
  })) {
    it(`name '${name}' if it is wrong`, () => {
      assert.throws(() => readLaunchArguments({ program: 'a.json', [name]: value }), new RegExp(`'${name}`));
    });
  }

  it('M9 M10 say what hints may do and are given', () => {
    const { access } = readLaunchArguments({
      program: 'a.json',
      cwd: path.resolve('/p'),
      pythonPath: ['lib'],
      allowedModules: [],
      hintTimeout: 2.5,
      hintMemory: 512,
      syscallHandler: 'storage:Storage',
      hintLocals: { n: 5 },
      staticLocals: { other: 'a.b:c' },
    });
    assert.deepEqual(access, {
      pythonPath: [path.resolve('/p/lib')],
      allowedModules: [],
      hintTimeout: 2.5,
      hintMemory: 512 * 2 ** 20,
      syscallHandler: 'storage:Storage',
      hintLocals: { n: 5 },
      staticLocals: { other: 'a.b:c' },
    });
    const unlimited = readLaunchArguments({
      ...{ program: 'a.json', allowedModules: null },
      ...{ hintTimeout: 0, hintMemory: 0, syscallHandler: '' },
    });
    assert.deepEqual(
      Object.values(unlimited.access).filter(value => value !== undefined),
      [[], {}, {}],
    );
  });

  it('M9 M10 refuse what no Python could make of it', () => {
    for (const [argument, message] of [
      [{ syscallHandler: 'storage' }, /syscallHandler is 'storage': it must be 'module:callable'/],
      [{ allowedModules: ['a-b'] }, /allowedModules: 'a-b' is no name of a module/],
      [{ staticLocals: { a: 'fast' } }, /staticLocals: 'a' is 'fast'/],
    ] as const) {
      assert.throws(() => readLaunchArguments({ program: 'a.json', ...argument }), message);
    }
  });

  it('leave alone what they do not know', () => {
    assert.doesNotThrow(() => readLaunchArguments({ program: 'a.json', type: 'cairoscope', __other: {} }));
  });
});
