import { usageError } from '../cli-error.ts';
import type { RunFlags } from './run-flags.ts';

/** What must not be: if the condition holds, the text says so. Where cairo-run has the check, the text is its own. */
type Rule = readonly [boolean, string];

/**
 * Refuses options that contradict each other (cairo-lang, vm/cairo_run.py).
 * @throws CliError with the usage exit code
 */
export function checkRunFlags(file: string | undefined, flags: RunFlags): void {
  const { program, runFromCairoPie: pie, steps, minSteps, proofMode, cairoPieOutput } = flags;
  const noEnd = !flags.end;
  const rules: readonly Rule[] = [
    [
      [file, program, pie].filter(given => given !== undefined).length !== 1,
      'Exactly one of --program, --run_from_cairo_pie must be specified.',
    ],
    [proofMode === true && pie !== undefined, '--proof_mode cannot be used with --run_from_cairo_pie.'],
    [steps !== undefined && minSteps !== undefined, '--steps and --min_steps cannot be both specified.'],
    [cairoPieOutput !== undefined && noEnd, '--no_end and --cairo_pie_output cannot be both specified.'],
    [
      cairoPieOutput !== undefined && proofMode === true,
      '--proof_mode and --cairo_pie_output cannot be both specified.',
    ],
    [
      flags.airPublicInput !== undefined && proofMode !== true,
      '--air_public_input can only be used in proof_mode.',
    ],
    [
      flags.airPrivateInput !== undefined && proofMode !== true,
      '--air_private_input can only be used in proof_mode.',
    ],
    [
      flags.mergeExtraSegments === true && cairoPieOutput === undefined,
      '--merge_extra_segments is applicable only when --cairo_pie_output is specified.',
    ],
    [
      pie !== undefined && (steps ?? minSteps) !== undefined,
      '--steps and --min_steps cannot be specified in --run_from_cairo_pie mode.',
    ],
    [noEnd && steps === undefined, '--steps must be specified when running with --no-end.'],
    [
      flags.airPrivateInput !== undefined && flags.traceFile === undefined,
      '--trace_file must be set when --air_private_input is set.',
    ],
    [
      flags.airPrivateInput !== undefined && flags.memoryFile === undefined,
      '--memory_file must be set when --air_private_input is set.',
    ],
    ...ownRules(flags),
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken !== undefined) throw usageError(broken[1]);
}

/** What is made of the recording of a run. */
const RECORDED = [
  ...(['traceFile', 'airPublicInput', 'airPrivateInput', 'profileOutput'] as const),
  ...(['proofMode', 'cairoPieOutput', 'runFromCairoPie'] as const),
] as const;
const MIB = 2 ** 20;

function ownRules(flags: RunFlags): readonly Rule[] {
  const { layout, cairoLayoutParamsFile, entrypoint, recording, runFromCairoPie, proofMode, maxMemory } =
    flags;
  const needsSteps = RECORDED.find(name => flags[name] !== undefined);
  return [
    [
      flags.tracer === true,
      '--tracer is a web page of cairo-lang that this command does not have. To look into a run, debug the program ' +
        'in VS Code, or write --trace_file and --memory_file and open those with cairo-lang.',
    ],
    [
      (layout === 'dynamic') !== (cairoLayoutParamsFile !== undefined),
      '--layout dynamic and --cairo_layout_params_file need each other.',
    ],
    [
      entrypoint !== undefined && runFromCairoPie !== undefined,
      '--entrypoint cannot be used with --run_from_cairo_pie: a PIE has only its main.',
    ],
    [
      entrypoint !== undefined && proofMode === true,
      '--entrypoint cannot be used with --proof_mode: a proof starts at __start__.',
    ],
    [
      flags.args !== undefined && entrypoint === undefined,
      '--args are those of the function that --entrypoint names.',
    ],
    [
      maxMemory !== undefined && (maxMemory < 16 * MIB || maxMemory > 4096 * MIB),
      '--max-memory must be from 16MB to 4GB.',
    ],
    [
      !recording && needsSteps !== undefined,
      `--no-recording keeps no steps, and ${optionOf(needsSteps)} needs them. Leave one of them out.`,
    ],
  ];
}

/** traceFile → --trace_file */
function optionOf(flag = ''): string {
  return `--${flag.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`;
}
