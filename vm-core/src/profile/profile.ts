import type { Relocatable } from '../relocatable.ts';
import type { CallTree } from './call-tree.ts';
import type { CodePlaces } from './code-places.ts';

/** Where a run spent its steps. */
export interface Profile {
  readonly calls: CallTree;
  readonly places: CodePlaces;
  /** Steps in all. */
  readonly steps: number;
  /** The relocated address of a pc. */
  address(pc: Relocatable): number;
}
