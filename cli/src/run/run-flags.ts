import type { ToolchainFlags } from '../option-values.ts';
import type { HintMode } from '../hints.ts';
import { accessOf, type AccessFlags } from './access-flags.ts';
import type { RunSettings } from './run-settings.ts';

/** What the parser makes of the options. */
export interface RunFlags extends ToolchainFlags, AccessFlags {
  readonly program?: string;
  readonly runFromCairoPie?: string;
  readonly entrypoint?: string;
  readonly args?: string;
  readonly programInput?: string;
  readonly layout: string;
  readonly cairoLayoutParamsFile?: string;
  readonly allowMissingBuiltins?: boolean;
  readonly proofMode?: true;
  readonly secureRun?: boolean;
  readonly steps?: number;
  readonly minSteps?: number;
  readonly end: boolean;
  readonly debugError?: true;
  readonly maxMemory?: number;
  readonly recording: boolean;
  readonly hints: HintMode;
  readonly printOutput?: true;
  readonly printMemory?: true;
  readonly printInfo?: true;
  readonly printSegments?: true;
  readonly relocatePrints?: true;
  readonly json?: true;
  readonly showTrace?: true;
  readonly traceFile?: string;
  readonly memoryFile?: string;
  readonly airPublicInput?: string;
  readonly airPrivateInput?: string;
  readonly cairoPieOutput?: string;
  readonly mergeExtraSegments?: true;
  readonly debugInfoFile?: string;
  readonly profileOutput?: string;
  readonly tracer?: true;
  readonly flavor?: string;
}

/** The settings that the flags mean, with the defaults that depend on other flags. */
export function settingsOf(file: string | undefined, flags: RunFlags): RunSettings {
  const proofMode = flags.proofMode ?? false;
  return {
    program: flags.program ?? file,
    runFromCairoPie: flags.runFromCairoPie,
    entrypoint: flags.entrypoint,
    args: flags.args,
    programInput: flags.programInput,
    layout: flags.layout,
    cairoLayoutParamsFile: flags.cairoLayoutParamsFile,
    allowMissingBuiltins: flags.allowMissingBuiltins ?? proofMode,
    proofMode,
    secureRun: flags.secureRun ?? !proofMode,
    steps: flags.steps,
    minSteps: flags.minSteps,
    noEnd: !flags.end,
    debugError: flags.debugError ?? false,
    maxMemory: flags.maxMemory,
    recording: flags.recording,
    hints: flags.hints,
    access: accessOf(flags),
    python: flags.python,
    cairoPath: flags.cairoPath ?? [],
    print: {
      output: flags.printOutput ?? false,
      memory: flags.printMemory ?? false,
      info: flags.printInfo ?? false,
      segments: flags.printSegments ?? false,
      relocated: flags.relocatePrints ?? false,
      json: flags.json ?? false,
      trace: flags.showTrace ?? false,
    },
    files: {
      trace: flags.traceFile,
      memory: flags.memoryFile,
      airPublicInput: flags.airPublicInput,
      airPrivateInput: flags.airPrivateInput,
      cairoPie: flags.cairoPieOutput,
      debugInfo: flags.debugInfoFile,
      profile: flags.profileOutput,
    },
    mergeExtraSegments: flags.mergeExtraSegments ?? false,
  };
}
