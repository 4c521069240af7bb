/** Which hints run where: see the manual, "Hints". */
export const HINT_MODES = ['python', 'native', 'auto'] as const;
export type HintMode = (typeof HINT_MODES)[number];

/** What `cairoscope run` was asked to do. Paths are as the user gave them. */
export interface RunSettings {
  /** A .cairo source or a compiled .json. */
  readonly file: string;
  /** A layout's name, or 'auto'. */
  readonly layout: string;
  readonly hints: HintMode;
  readonly python: string | undefined;
  readonly programInput: string | undefined;
  readonly cairoPath: readonly string[];
  /** The number of instructions that the run must take; undefined: as many as it needs. */
  readonly steps: number | undefined;
  readonly printOutput: boolean;
  readonly printMemory: boolean;
  readonly printInfo: boolean;
  /** Print addresses as in the memory file, not as segment:offset. */
  readonly relocatePrints: boolean;
  readonly traceFile: string | undefined;
  readonly memoryFile: string | undefined;
}

/** What `cairoscope compile` was asked to do. */
export interface CompileSettings {
  readonly file: string;
  /** Where the compiled program goes; undefined: beside the source, with the ending .json. */
  readonly output: string | undefined;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
}
