import { execFileSync } from 'node:child_process';
import { until } from './hint-run.ts';

/** The command lines of all processes that have this text in theirs. */
export function processesWith(text: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return all.split('\n').filter(line => line.includes(text));
}

/** The process ids of the children of a process, at any depth. */
export function childrenOf(pid: number | undefined): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number));
  const found = all.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
  return [...found, ...found.flatMap(childrenOf)];
}

/** Waits until there are no such processes any more. */
export async function untilGone(text: string): Promise<void> {
  await until(() => processesWith(text).length === 0);
}

/** Runs the jobs, two at a time: as many as a small machine has processors. */
export async function twoAtATime<Job>(
  jobs: readonly Job[],
  work: (job: Job) => Promise<void>,
): Promise<void> {
  const rest = jobs.values();
  const worker = async (): Promise<void> => {
    for (const job of rest) await work(job);
  };
  await Promise.all([worker(), worker()]);
}
