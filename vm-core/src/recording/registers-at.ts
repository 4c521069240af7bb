import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';

/** The registers before an executed step, regenerated from the checkpoint below it. */
export function registersAt(core: Core, step: number): Registers {
  const checkpoint = core.replayFrom(step);
  core.replay(step - checkpoint, 0, 0);
  return {
    pc: new Relocatable(core.replayPcSegment.value, core.replayPc.value),
    ap: new Relocatable(core.apSegment.value, core.replayAp.value),
    fp: new Relocatable(core.replayFpSegment.value, core.replayFp.value),
  };
}
