import { readdirSync, readFileSync } from 'node:fs';

/** Name of the environment variable that marks an adapter and all that it starts. */
const NAME = 'CAIROSCOPE_TEST_MARK';

/** An environment that marks the processes that get it: none is overlooked, whoever its parent is by now. */
export function markedEnvironment(mark: string): NodeJS.ProcessEnv {
  return { ...process.env, [NAME]: mark };
}

/** Can the environments of processes be seen here? */
export const SEES_PROCESSES = process.platform === 'linux';

/** Resolves when no process with this mark is left. */
export async function allGone(mark: string): Promise<void> {
  while (markedProcesses(mark).length > 0) await new Promise(resolve => setTimeout(resolve, 20));
}

export function markedProcesses(mark: string): string[] {
  return readdirSync('/proc').filter(
    name => /^\d+$/.test(name) && environmentOf(name).includes(`${NAME}=${mark}\0`),
  );
}

function environmentOf(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/environ`, 'latin1')}\0`;
  } catch {
    // It has ended since, or is somebody else's.
    return '';
  }
}
