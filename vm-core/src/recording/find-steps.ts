import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';

/** A step of the recorded run, before which the registers were these. */
export interface FoundStep extends Registers {
  readonly step: number;
}

/** Where in a recorded run something is looked for. */
export interface StepRange {
  /** The steps of [from, to). */
  readonly from: number;
  readonly to: number;
  /** The last first? */
  readonly backward?: boolean;
}

/** Steps at pcs. */
export interface StepSearch extends StepRange {
  readonly pcs: Iterable<Relocatable>;
  /** Only those with this fp. */
  readonly fp?: Relocatable | undefined;
}

/** Steps whose instructions have a cell for an operand: dst, op0 or op1. */
export interface AccessSearch extends StepRange {
  readonly start: Relocatable;
  /** How many cells from `start` on. */
  readonly cells: number;
}

/** Finds the steps of [from, to), whose registers go to `out`. @returns how many there are */
type Find = (from: number, to: number, out: number) => number;

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
export function findSteps(core: Core, { pcs, fp, ...range }: StepSearch): Generator<readonly FoundStep[]> {
  const sought = [...pcs];
  return search(core, range, (from, to, out) => {
    core.seekFrame(fp ? 1 : 0, fp?.segment ?? 0, fp?.offset ?? 0);
    for (const { segment, offset } of sought) core.markSought(segment, offset, 1);
    const count = core.findSought(from, to, out);
    for (const { segment, offset } of sought) core.markSought(segment, offset, 0);
    return count;
  });
}

/** Finds steps by the cells that they access, as `findSteps`. */
export function findAccesses(
  core: Core,
  { start, cells, ...range }: AccessSearch,
): Generator<readonly FoundStep[]> {
  const { segment, offset } = start;
  return search(core, range, (from, to, out) => core.findAccesses(segment, offset, cells, from, to, out));
}

function* search(
  core: Core,
  { from, to, backward = false }: StepRange,
  find: Find,
): Generator<readonly FoundStep[]> {
  let [low, high] = [Math.max(0, from), Math.min(to, core.getStep())];
  for (let stretch = FIRST_STRETCH; low < high; stretch = Math.min(2 * stretch, LONGEST_STRETCH)) {
    const start = backward ? Math.max(low, high - stretch) : low;
    const end = backward ? high : Math.min(high, low + stretch);
    const out = roomIn(core);
    const found = read(core, out, find(start, end, out));
    yield backward ? found.reverse() : found;
    if (backward) high = start;
    else low = end;
  }
}

function read(core: Core, out: number, count: number): FoundStep[] {
  const words = new Int32Array(core.memory.buffer, out, count * FOUND_WORDS);
  return Array.from({ length: count }, (_, index) => {
    const word = (i: number): number => words[FOUND_WORDS * index + i] ?? 0;
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
