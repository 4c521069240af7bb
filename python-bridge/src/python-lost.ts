import type { HintPlace } from './hint-programs.ts';
import { EXIT_LOST } from './protocol.ts';

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** `exit code 3`, `signal SIGKILL (…)`. */
export function describeEnd({ code, signal }: ProcessEnd): string {
  if (signal === 'SIGKILL') return 'killed by signal SIGKILL (systems do that when memory runs out)';
  if (signal !== null) return `killed by signal ${signal}`;
  if (code === EXIT_LOST) return 'because a hint broke its connection with the VM';
  return `with exit code ${code ?? 'unknown'}`;
}

/** Names a hint: `the hint of __main__.main at pc=0:12 (main.cairo:7)`. */
export function describeHint(place: HintPlace | undefined, pc: string): string {
  if (place === undefined) return `a hint at pc=${pc}`;
  const where = place.file === undefined ? '' : ` (${place.path ?? place.file}:${place.line})`;
  return `the hint of ${place.function} at pc=${pc}${where}`;
}
