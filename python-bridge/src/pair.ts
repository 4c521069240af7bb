import { Relocatable } from '../../vm-core/src/index.ts';

/** Segment and offset, as they stand in JSON. */
export type Pair = readonly [number, number];

export const relocatable = ([segment, offset]: Pair): Relocatable => new Relocatable(segment, offset);
