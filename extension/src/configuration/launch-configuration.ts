import type { RecordedConfiguration } from './recorded-configuration.ts';
import type { AccessConfiguration, AccessSettings } from './access-configuration.ts';
import type { SkipConfiguration } from './skip-configuration.ts';

/** The values of `layout`; `auto` is the smallest one that has the program's builtins. */
export const LAYOUTS = [
  'auto',
  'plain',
  'small',
  'dex',
  'recursive',
  'starknet',
  'starknet_with_keccak',
  'recursive_large_output',
  'recursive_with_poseidon',
  'all_solidity',
  'all_cairo',
  'all_cairo_stwo',
  'stwo_no_ecop',
  'perpetual',
  'dex_with_bitwise',
  'dynamic',
] as const;

/** The values of `hints`. */
export const HINT_RUNNERS = ['python', 'native', 'auto'] as const;

/** The defaults that the settings `cairoscope.*` give; an empty text is no default. */
export interface LaunchSettings extends AccessSettings, SkipConfiguration {
  readonly python: string;
  readonly cairoLang: string;
  readonly cairoPath: readonly string[];
  readonly layout: string;
  readonly hints: string;
  readonly stopOnEntry: boolean;
  /** Stand still at the end of the run, to look back from there. */
  readonly stopOnEnd: boolean;
  readonly stepCount: number;
  readonly feltFormat: string;
  readonly recordHintScopes: boolean;
  readonly sourceRoots: readonly string[];
  readonly trace: boolean;
}

/**
 * A launch configuration that is checked and complete: every path is absolute, every default is filled in.
 * What the compiler and the choice of Python still have to add is optional.
 */
export interface LaunchConfiguration extends AccessConfiguration, SkipConfiguration, RecordedConfiguration {
  readonly type: string;
  readonly request: 'launch';
  readonly name: string;
  /** The compiled program, or the `.cairo` file as long as it is not compiled; a Cairo PIE (`.zip`) alone is its own program. */
  readonly program: string;
  /** The `.cairo` file that `program` was compiled from. */
  readonly sourceProgram?: string;
  readonly layout: string;
  /** The absolute path of a JSON file, or any JSON value that is not a string. */
  readonly programInput?: unknown;
  readonly stopOnEntry: boolean;
  /** Stand still at the end of the run, to look back from there. */
  readonly stopOnEnd: boolean;
  readonly stepCount: number;
  readonly feltFormat: string;
  readonly hints: string;
  readonly recordHintScopes: boolean;
  readonly python?: string;
  readonly pythonPath: readonly string[];
  readonly cairoPath: readonly string[];
  readonly sourceRoots: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | null>>;
  readonly cairoLang?: string;
  readonly trace: boolean;
}

/** A launch configuration that cannot be used, with the attribute and what to write there. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
