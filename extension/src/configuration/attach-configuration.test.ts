import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { completeAttachConfiguration } from './attach-configuration.ts';
import { ConfigurationError, type LaunchSettings } from './launch-configuration.ts';

const folder = resolve('/', 'project');
const settings = {
  stepCount: 7,
  feltFormat: 'auto',
  justMyCairo: true,
  skipFunctions: ['starkware.*'],
  skipFiles: [],
  recordHintScopes: false,
  sourceRoots: ['lib'],
  trace: false,
  stopOnEntry: true,
} as Partial<LaunchSettings>;

const complete = (raw: Record<string, unknown>): ReturnType<typeof completeAttachConfiguration> =>
  completeAttachConfiguration(raw, { settings: settings as LaunchSettings, folder });

describe('completeAttachConfiguration', () => {
  it('has a default for everything, and does not stop at the entry of each VM', () => {
    assert.deepEqual(complete({ type: 'cairoscope', request: 'attach', name: 'mine' }), {
      type: 'cairoscope',
      request: 'attach',
      name: 'mine',
      port: 5678,
      stopOnEntry: false,
      stepCount: 7,
      feltFormat: 'auto',
      justMyCairo: true,
      skipFunctions: ['starkware.*'],
      skipFiles: [],
      recordHintScopes: false,
      sourceRoots: [join(folder, 'lib')],
      trace: false,
    });
  });

  it('takes what is written', () => {
    const { port, stopOnEntry, stepCount, sourceRoots, trace } = complete({
      ...{ port: 1234, stopOnEntry: true, stepCount: 0, sourceRoots: 'src', trace: true, host: 'localhost' },
    });
    assert.deepEqual(
      [port, stopOnEntry, stepCount, sourceRoots, trace],
      [1234, true, 0, [join(folder, 'src')], true],
    );
  });

  for (const [name, value] of Object.entries({
    port: 70000,
    host: '10.0.0.1',
    stopOnEntry: 1,
    stepCount: -1,
  })) {
    it(`names "${name}" if it is wrong`, () => {
      assert.throws(
        () => complete({ [name]: value }),
        (error: unknown) => error instanceof ConfigurationError && error.message.includes(`"${name}"`),
      );
    });
  }
});
