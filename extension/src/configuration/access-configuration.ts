import type { AttributeReader } from './attribute-reader.ts';

type Objects = Readonly<Record<string, unknown>>;

/** What the settings say of what hints may do and are given. */
export interface AccessSettings {
  readonly pythonPath: readonly string[];
  /** null: all modules. */
  readonly allowedModules: readonly string[] | null;
  /** Seconds; 0: no limit. */
  readonly hintTimeout: number;
  /** Megabytes; 0: no limit. */
  readonly hintMemory: number;
  /** Empty: none. */
  readonly syscallHandler: string;
  readonly hintLocals: Objects;
  readonly staticLocals: Objects;
}

/** What hints may do and are given in a run; what is missing is not limited, or not given. */
export interface AccessConfiguration {
  readonly allowedModules?: readonly string[];
  readonly hintTimeout?: number;
  readonly hintMemory?: number;
  readonly syscallHandler?: string;
  readonly hintLocals?: Objects;
  readonly staticLocals?: Objects;
}

/** Attributes come before settings. @throws ConfigurationError names the attribute */
export function readAccess(read: AttributeReader, settings: AccessSettings): AccessConfiguration {
  const allowedModules = read.texts('allowedModules') ?? settings.allowedModules;
  const hintTimeout = read.seconds('hintTimeout') ?? settings.hintTimeout;
  const hintMemory = read.count('hintMemory') ?? settings.hintMemory;
  const syscallHandler = read.text('syscallHandler') ?? settings.syscallHandler.trim();
  const hintLocals = read.objects('hintLocals') ?? settings.hintLocals;
  const staticLocals = read.objects('staticLocals') ?? settings.staticLocals;
  return {
    ...(allowedModules === null ? {} : { allowedModules }),
    ...(hintTimeout === 0 ? {} : { hintTimeout }),
    ...(hintMemory === 0 ? {} : { hintMemory }),
    ...(syscallHandler === '' ? {} : { syscallHandler }),
    ...(isEmpty(hintLocals) ? {} : { hintLocals }),
    ...(isEmpty(staticLocals) ? {} : { staticLocals }),
  };
}

function isEmpty(objects: Objects): boolean {
  return Object.keys(objects).length === 0;
}
