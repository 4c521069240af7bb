import type { Core } from '../core/core.ts';
import type { Registers } from './exact-step.ts';

export function setRegisters(core: Core, { pc, ap, fp }: Registers): void {
  core.setPc(pc.segment, pc.offset);
  core.setAp(ap.segment, ap.offset);
  core.setFp(fp.segment, fp.offset);
}
