import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { makeCommandLine, normalizeOptions } from './command-line.ts';
import type { CompileSettings, RunSettings } from './settings.ts';
import { FakeTerminal } from './test-support.ts';

/** What the actions were called with. */
async function parse(
  ...args: string[]
): Promise<{ run?: RunSettings; compile?: CompileSettings; code?: number }> {
  const seen: { run?: RunSettings; compile?: CompileSettings; code?: number } = {};
  const actions = {
    run: (settings: RunSettings) => {
      seen.run = settings;
      return Promise.resolve(7);
    },
    compile: (settings: CompileSettings) => {
      seen.compile = settings;
      return Promise.resolve(0);
    },
  };
  const commandLine = makeCommandLine('1.2.3', new FakeTerminal(), actions, code => {
    seen.code = code;
  });
  await commandLine.parseAsync(normalizeOptions(args), { from: 'user' });
  return seen;
}

describe('the command line', () => {
  it('has a default for every setting of a run', async () => {
    assert.deepEqual(await parse('run', 'a.json'), {
      code: 7,
      run: {
        file: 'a.json',
        layout: 'auto',
        hints: 'auto',
        python: undefined,
        programInput: undefined,
        cairoPath: [],
        steps: undefined,
        printOutput: false,
        printMemory: false,
        printInfo: false,
        relocatePrints: false,
        traceFile: undefined,
        memoryFile: undefined,
      },
    });
  });

  it("takes cairo-run's spelling of options", async () => {
    const { run } = await parse(
      'run',
      'a.json',
      '--trace_file=t_1',
      '--print_output',
      '--program_input',
      'in_put',
    );
    assert.equal(run?.traceFile, 't_1');
    assert.equal(run?.printOutput, true);
    assert.equal(run?.programInput, 'in_put');
  });

  it('leaves names with underscores alone', () => {
    assert.deepEqual(normalizeOptions(['a_b', '--x_y=c_d=e_f', '--', '--g_h']), [
      'a_b',
      '--x-y=c_d=e_f',
      '--',
      '--g_h',
    ]);
  });

  it('splits the Cairo path', async () => {
    const { compile } = await parse('compile', 'a.cairo', '--cairo-path', `b${delimiter}c`, '-o', 'd.json');
    assert.deepEqual(compile, {
      file: 'a.cairo',
      output: 'd.json',
      python: undefined,
      cairoPath: ['b', 'c'],
    });
  });

  for (const steps of ['-1', '1.5', 'many', '']) {
    it(`refuses --steps=${steps}`, async () => {
      await assert.rejects(parse('run', 'a.json', `--steps=${steps}`), /whole number/);
    });
  }
});
