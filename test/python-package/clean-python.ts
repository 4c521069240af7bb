import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the Node that runs the tests. */
export const NODE_FOLDER = dirname(process.execPath);

/** How a Python is started. */
export interface Surroundings {
  /** The PATH; by default one without a Node, or anything else. */
  readonly path?: string | undefined;
  /** Further variables. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What a process did. */
export interface Outcome {
  readonly status: number | null;
  /** Both outputs, one after the other. */
  readonly output: string;
}

/** Starts Pythons that find nothing of this checkout, and no Node, unless they are told. */
export class CleanPython {
  /** @param folder where they are started; one of a test's own */
  constructor(private readonly folder: string) {
    mkdirSync(this.nothing, { recursive: true });
  }

  run(python: string, args: readonly string[], { path, env: more }: Surroundings = {}): Outcome {
    const env: NodeJS.ProcessEnv = { PIP_DISABLE_PIP_VERSION_CHECK: '1', PYTHONDONTWRITEBYTECODE: '1' };
    for (const [name, value] of Object.entries(process.env)) {
      if (!/^(path|virtual_env|python.*|cairoscope.*)$/i.test(name)) env[name] = value;
    }
    const { status, stdout, stderr, error } = spawnSync(python, args, {
      cwd: this.folder,
      env: { ...env, PATH: path ?? this.nothing, ...more },
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return { status, output: stdout + stderr };
  }

  /** @returns what it printed; any other exit code than 0 fails the test */
  succeeds(python: string, args: readonly string[], surroundings?: Surroundings): string {
    const { status, output } = this.run(python, args, surroundings);
    assert.equal(status, 0, output);
    return output;
  }

  private get nothing(): string {
    return join(this.folder, 'nothing');
  }
}
