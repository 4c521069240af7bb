import type { Core } from '../core/core.ts';

/** @throws Error if the VM does not record its run, and so cannot tell `what` */
export function requireRecording(core: Core, what: string): void {
  if (core.isRecording() !== 0) return;
  throw new Error(`There is no recording to take the ${what} from: this VM was made with recording: false.`);
}
