import type { CellValue, Relocatable } from '../relocatable.ts';

// Stub: the real one is on its way; the shape is fixed.
export declare class Memory {
  /** The cell's value (relocated by the rules for temporary segments); undefined if unknown. */
  get(address: Relocatable): CellValue | undefined;
  has(address: Relocatable): boolean;
  /** @throws MemoryError if the cell holds something else, or a builtin refuses the value. */
  set(address: Relocatable, value: CellValue): void;
  /** The step that wrote the cell; -1: loaded before the run; undefined: unknown cell, or not recorded. */
  writerStep(address: Relocatable): number | undefined;
  addRelocationRule(source: Relocatable, destination: Relocatable): void;
  /** True if values written to this segment are checked by a builtin. */
  hasValidation(segment: number): boolean;
}
