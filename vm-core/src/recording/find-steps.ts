import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';

/** A step of the recorded run, before which the registers were these. */
export interface FoundStep extends Registers {
  readonly step: number;
}

/** What is looked for in a recorded run. */
export interface StepSearch {
  /** Steps at one of these pcs. */
  readonly pcs: Iterable<Relocatable>;
  /** Only those with this fp. */
  readonly fp?: Relocatable | undefined;
  /** The steps of [from, to). */
  readonly from: number;
  readonly to: number;
  /** The last first? */
  readonly backward?: boolean;
}

/** Bytes and 32-bit words of a finding (vm-core/assembly/checkpoints.ts). */
const FOUND_BYTES = 24;
const FOUND_WORDS = FOUND_BYTES / 4;
/** The first stretch is short: what is looked for is often near. */
const FIRST_STRETCH = 1024;
const LONGEST_STRETCH = 2 ** 16;

/**
 * Finds steps by their pc, in stretches of the run; one takes less than a millisecond. After each comes what was found in it, in the order
 * of the search, perhaps nothing: whoever searches can give way to others then, or give up.
 */
export function* findSteps(
  core: Core,
  { pcs, fp, from, to, backward = false }: StepSearch,
): Generator<readonly FoundStep[]> {
  const sought = [...pcs];
  let [low, high] = [Math.max(0, from), Math.min(to, core.getStep())];
  for (let stretch = FIRST_STRETCH; low < high; stretch = Math.min(2 * stretch, LONGEST_STRETCH)) {
    const start = backward ? Math.max(low, high - stretch) : low;
    const end = backward ? high : Math.min(high, low + stretch);
    yield findIn(core, sought, fp, start, end, backward);
    if (backward) high = start;
    else low = end;
  }
}

function findIn(
  core: Core,
  pcs: readonly Relocatable[],
  fp: Relocatable | undefined,
  from: number,
  to: number,
  backward: boolean,
): FoundStep[] {
  const out = roomIn(core);
  core.seekFrame(fp ? 1 : 0, fp?.segment ?? 0, fp?.offset ?? 0);
  for (const { segment, offset } of pcs) core.markSought(segment, offset, 1);
  const count = core.findSought(from, to, out);
  for (const { segment, offset } of pcs) core.markSought(segment, offset, 0);
  const words = new Int32Array(core.memory.buffer, out, count * FOUND_WORDS);
  return Array.from({ length: count }, (_, index) => {
    const at = FOUND_WORDS * (backward ? count - 1 - index : index);
    const word = (i: number): number => words[at + i] ?? 0;
    return {
      step: word(0),
      pc: new Relocatable(word(1), word(2)),
      ap: new Relocatable(core.apSegment.value, word(3)),
      fp: new Relocatable(word(4), word(5)),
    };
  });
}

/** The core never gives memory back: each has one place for findings, long enough for a stretch. */
const rooms = new WeakMap<Core, number>();

function roomIn(core: Core): number {
  const room = rooms.get(core) ?? core.allocate(LONGEST_STRETCH * FOUND_BYTES);
  rooms.set(core, room);
  return room;
}
