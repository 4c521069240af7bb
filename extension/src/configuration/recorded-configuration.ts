import { resolve } from 'node:path';
import type { AttributeReader } from './attribute-reader.ts';
import { ConfigurationError } from './launch-configuration.ts';

/** The files of runs that a configuration opens or compares with, as absolute paths. */
export interface RecordedConfiguration {
  readonly pie?: string;
  readonly traceFile?: string;
  readonly memoryFile?: string;
  readonly airPublicInput?: string;
  readonly compareWith?: { readonly trace: string; readonly memory?: string };
}

const FILES = ['pie', 'traceFile', 'memoryFile', 'airPublicInput'] as const;

/** @throws ConfigurationError names the attribute of a file that is missing */
export async function readRecorded(
  read: AttributeReader,
  cwd: string,
  isFile: (path: string) => Promise<boolean>,
): Promise<RecordedConfiguration> {
  const existing = async (name: string, written: string): Promise<string> => {
    const path = resolve(cwd, written);
    if (await isFile(path)) return path;
    throw new ConfigurationError(`The file "${path}" of "${name}" does not exist.`);
  };
  const recorded: Record<string, string> = {};
  for (const name of FILES) {
    const written = read.text(name);
    if (written !== undefined) recorded[name] = await existing(name, written);
  }
  const { trace, memory } = read.objects('compareWith') ?? {};
  if (read.objects('compareWith') === undefined) return recorded;
  if (typeof trace !== 'string' || (memory !== undefined && typeof memory !== 'string')) {
    throw new ConfigurationError(
      '"compareWith" must be an object with the paths of the other run: "trace", and "memory" if there is one.',
    );
  }
  return {
    ...recorded,
    compareWith: {
      trace: await existing('compareWith.trace', trace),
      ...(memory === undefined ? {} : { memory: await existing('compareWith.memory', memory) }),
    },
  };
}
