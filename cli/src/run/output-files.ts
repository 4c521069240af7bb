import { usageError } from '../cli-error.ts';
import { fileIdentity } from '../file-identity.ts';
import { OutputFile } from '../output-file.ts';
import type { OutputPaths } from './run-settings.ts';

/** What a run can write, and the option that names the file. */
const OPTIONS: Readonly<Record<keyof OutputPaths, string>> = {
  trace: '--trace-file',
  memory: '--memory-file',
  airPublicInput: '--air-public-input',
  airPrivateInput: '--air-private-input',
  cairoPie: '--cairo-pie-output',
  debugInfo: '--debug-info-file',
  profile: '--profile-output',
};

/** The files that a run will fill, all opened before it starts. */
export class OutputFiles {
  private constructor(private readonly files: ReadonlyMap<keyof OutputPaths, OutputFile>) {}

  /**
   * @param inputs the files that the run reads
   * @throws CliError with the usage exit code if one of them cannot be written, or stands for another file too; none is
   * open then
   */
  static open(paths: OutputPaths, inputs: readonly string[]): OutputFiles {
    checkPaths(paths, inputs);
    const files = new Map<keyof OutputPaths, OutputFile>();
    const all = new OutputFiles(files);
    try {
      for (const [kind, path, option] of given(paths)) files.set(kind, OutputFile.open(path, option));
    } catch (error) {
      all.close();
      throw error;
    }
    return all;
  }

  get isEmpty(): boolean {
    return this.files.size === 0;
  }

  get(kind: keyof OutputPaths): OutputFile | undefined {
    return this.files.get(kind);
  }

  close(): void {
    for (const file of this.files.values()) file.close();
  }
}

/** The files that are to be written: what they hold, their paths, and the options that name them. */
function* given(paths: OutputPaths): Generator<readonly [keyof OutputPaths, string, string]> {
  for (const [kind, option] of Object.entries(OPTIONS) as [keyof OutputPaths, string][]) {
    const path = paths[kind];
    if (path !== undefined) yield [kind, path, option];
  }
}

/** To open a file for writing empties it: no input may be lost, and no output overwrite another. */
function checkPaths(paths: OutputPaths, inputs: readonly string[]): void {
  const uses = new Map<string | undefined, string>();
  for (const input of inputs) uses.set(fileIdentity(input), 'an input of this run');
  for (const [, path, option] of given(paths)) {
    const identity = fileIdentity(path);
    const use = identity === undefined ? undefined : uses.get(identity);
    if (use !== undefined) {
      throw usageError(`Cannot write to ${path} (${option}): it is ${use}. Name another file.`);
    }
    uses.set(identity, `the file of ${option}`);
  }
}
