import type { AttributeReader } from './attribute-reader.ts';

/** What steps pass by: the attributes and settings of one name each. */
export interface SkipConfiguration {
  readonly justMyCairo: boolean;
  /** Full names of functions, or patterns of them. */
  readonly skipFunctions: readonly string[];
  /** Patterns of paths. */
  readonly skipFiles: readonly string[];
}

/** @throws ConfigurationError */
export function readSkipping(read: AttributeReader, settings: SkipConfiguration): SkipConfiguration {
  return {
    justMyCairo: read.flag('justMyCairo') ?? settings.justMyCairo,
    skipFunctions: read.texts('skipFunctions') ?? settings.skipFunctions,
    skipFiles: read.texts('skipFiles') ?? settings.skipFiles,
  };
}
