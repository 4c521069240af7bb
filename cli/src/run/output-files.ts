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

  /** @throws CliError with the usage exit code if one of them cannot be written; none is open then */
  static open(paths: OutputPaths): OutputFiles {
    const files = new Map<keyof OutputPaths, OutputFile>();
    const all = new OutputFiles(files);
    try {
      for (const [kind, option] of Object.entries(OPTIONS) as [keyof OutputPaths, string][]) {
        const path = paths[kind];
        if (path !== undefined) files.set(kind, OutputFile.open(path, option));
      }
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
