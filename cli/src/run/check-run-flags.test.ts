import assert from 'node:assert/strict';
import { CliError, EXIT } from '../cli-error.ts';
import { checkRunFlags } from './check-run-flags.ts';
import type { RunFlags } from './run-flags.ts';

const PLAIN: RunFlags = { layout: 'auto', hints: 'auto', end: true, recording: true };
const FILE = 'a.json';

describe('options of a run that contradict each other', () => {
  /** The texts of the first group are cairo-run's (cairo-lang, vm/cairo_run.py). */
  const cases: readonly (readonly [string | undefined, Partial<RunFlags>, string])[] = [
    [undefined, {}, 'Exactly one of --program, --run_from_cairo_pie must be specified.'],
    [FILE, { program: 'b.json' }, 'Exactly one of --program, --run_from_cairo_pie must be specified.'],
    [FILE, { runFromCairoPie: 'p' }, 'Exactly one of --program, --run_from_cairo_pie must be specified.'],
    [
      undefined,
      { runFromCairoPie: 'p', proofMode: true },
      '--proof_mode cannot be used with --run_from_cairo_pie.',
    ],
    [FILE, { steps: 1, minSteps: 1 }, '--steps and --min_steps cannot be both specified.'],
    [FILE, { cairoPieOutput: 'p', end: false }, '--no_end and --cairo_pie_output cannot be both specified.'],
    [
      FILE,
      { cairoPieOutput: 'p', proofMode: true },
      '--proof_mode and --cairo_pie_output cannot be both specified.',
    ],
    [FILE, { airPublicInput: 'p' }, '--air_public_input can only be used in proof_mode.'],
    [FILE, { airPrivateInput: 'p' }, '--air_private_input can only be used in proof_mode.'],
    [
      FILE,
      { mergeExtraSegments: true },
      '--merge_extra_segments is applicable only when --cairo_pie_output is specified.',
    ],
    [
      undefined,
      { runFromCairoPie: 'p', steps: 5 },
      '--steps and --min_steps cannot be specified in --run_from_cairo_pie mode.',
    ],
    [FILE, { end: false }, '--steps must be specified when running with --no-end.'],
    [
      FILE,
      { proofMode: true, airPrivateInput: 'p', memoryFile: 'm' },
      '--trace_file must be set when --air_private_input is set.',
    ],
    [
      FILE,
      { proofMode: true, airPrivateInput: 'p', traceFile: 't' },
      '--memory_file must be set when --air_private_input is set.',
    ],

    [FILE, { layout: 'dynamic' }, '--layout dynamic and --cairo_layout_params_file need each other.'],
    [
      FILE,
      { cairoLayoutParamsFile: 'p' },
      '--layout dynamic and --cairo_layout_params_file need each other.',
    ],
    [FILE, { args: '[]' }, '--args are those of the function that --entrypoint names.'],
    [FILE, { maxMemory: 5000 }, '--max-memory must be from 16MB to 4GB.'],
    [
      FILE,
      { recording: false, profileOutput: 'p' },
      '--no-recording keeps no steps, and --profile_output needs them. Leave one of them out.',
    ],
  ];
  for (const [file, flags, message] of cases) {
    it(`${JSON.stringify(flags)}${file === undefined ? ' without a program' : ''}`, () => {
      const isRefused = (error: unknown): boolean =>
        error instanceof CliError && error.exitCode === EXIT.usage && error.message === message;
      assert.throws(() => checkRunFlags(file, { ...PLAIN, ...flags }), isRefused);
    });
  }

  it('leaves alone what goes together', () => {
    const together: readonly (readonly [string | undefined, Partial<RunFlags>])[] = [
      [FILE, {}],
      [undefined, { program: FILE, steps: 5, end: false }],
      [undefined, { runFromCairoPie: 'p', cairoPieOutput: 'q', mergeExtraSegments: true }],
      [FILE, { proofMode: true, airPublicInput: 'p', airPrivateInput: 'q', traceFile: 't', memoryFile: 'm' }],
      [FILE, { layout: 'dynamic', cairoLayoutParamsFile: 'p' }],
      [FILE, { entrypoint: 'f', args: '[1]', flavor: 'Release' }],
    ];
    for (const [file, flags] of together) checkRunFlags(file, { ...PLAIN, ...flags });
  });
});
