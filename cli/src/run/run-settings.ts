import type { HintAccess } from '../../../python-bridge/src/index.ts';
import type { HintMode } from '../hints.ts';

/** What `cairoscope run` was asked to do. Paths are as the user gave them; texts of options as they were written. */
export interface RunSettings {
  /** A .cairo source or a compiled .json; undefined: a Cairo PIE runs instead. */
  readonly program: string | undefined;
  readonly runFromCairoPie: string | undefined;
  /** The function that runs; undefined: main. */
  readonly entrypoint: string | undefined;
  /** Its arguments as JSON. */
  readonly args: string | undefined;
  readonly programInput: string | undefined;

  /** A layout's name, or 'auto'. */
  readonly layout: string;
  readonly cairoLayoutParamsFile: string | undefined;
  readonly allowMissingBuiltins: boolean;
  readonly proofMode: boolean;
  readonly secureRun: boolean;

  /** The number of instructions that the run must take; undefined: as many as it needs. */
  readonly steps: number | undefined;
  readonly minSteps: number | undefined;
  /** Is the run to stop after `steps`, wherever it is? */
  readonly noEnd: boolean;
  /** Are the outputs written although the run failed? */
  readonly debugError: boolean;
  /** Bytes; undefined: what the VM can address. */
  readonly maxMemory: number | undefined;
  readonly recording: boolean;

  readonly hints: HintMode;
  /** What hints may do and are given; undefined: nothing was said. */
  readonly access: HintAccess | undefined;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];

  readonly print: PrintSettings;
  readonly files: OutputPaths;
  readonly mergeExtraSegments: boolean;
}

export interface PrintSettings {
  readonly output: boolean;
  readonly memory: boolean;
  readonly info: boolean;
  readonly segments: boolean;
  /** Print addresses as in the memory file, not as segment:offset. */
  readonly relocated: boolean;
  /** Print one JSON object about the run, and nothing else, to stdout. */
  readonly json: boolean;
  /** Print where in this command an error came from, too. */
  readonly trace: boolean;
}

/** The files that the run writes, by what they hold. */
export interface OutputPaths {
  readonly trace: string | undefined;
  readonly memory: string | undefined;
  readonly airPublicInput: string | undefined;
  readonly airPrivateInput: string | undefined;
  readonly cairoPie: string | undefined;
  readonly debugInfo: string | undefined;
  readonly profile: string | undefined;
}
