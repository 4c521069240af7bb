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
    sourceRoots: 'src',
    pythonPath: [5],
    env: { A: 5 },
    cwd: {},
  })) {
    it(`name '${name}' if it is wrong`, () => {
      assert.throws(() => readLaunchArguments({ program: 'a.json', [name]: value }), new RegExp(`'${name}`));
    });
  }

  it('leave alone what they do not know', () => {
    assert.doesNotThrow(() => readLaunchArguments({ program: 'a.json', type: 'cairoscope', __other: {} }));
  });
});
