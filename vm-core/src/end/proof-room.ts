import { InsufficientCells } from '../builtins/insufficient-cells.ts';
import { safeDivide } from '../layouts/safe-divide.ts';
import type { EndedRun } from './ended-run.ts';
import { memoryHoles } from './memory-holes.ts';
import { builtinLimits, join, offsetLimits, type Limits } from './range-check-limits.ts';

/** Of the range-check cells and of the memory cells that there are for a step, the instruction takes these. */
const INSTRUCTION_RANGE_CHECKS = 3;
const INSTRUCTION_CELLS = 4;

/**
 * Is there room in a proof of as many steps as the run has for what the run used? (check_used_cells in cairo-lang,
 * vm/cairo_runner.py.) Memory must not change any more.
 */
export class ProofRoom {
  readonly #builtinLimits: readonly Limits[];

  constructor(private readonly run: EndedRun) {
    this.#builtinLimits = builtinLimits(run);
  }

  /**
   * Which room is too small, in cairo-lang's words; undefined: none.
   * @throws Error with cairo-lang's text if this number of steps does not go with the layout
   */
  shortage(): string | undefined {
    try {
      for (const builtin of this.run.builtins) builtin.allocatedCells(this.run.step);
      this.checkRangeChecks();
      this.checkMemory();
      this.checkDilutedCells();
      return undefined;
    } catch (error) {
      if (error instanceof InsufficientCells) return error.message;
      throw error;
    }
  }

  private checkRangeChecks(): void {
    const { run } = this;
    const { rangeCheckUnits } = run.layout;
    if (rangeCheckUnits === undefined) throw new Error('RC units should not be None in proof mode.');
    const { min, max } = join([offsetLimits(run), ...this.#builtinLimits]);
    const used = sum(run.builtins.map(builtin => builtin.usedRangeCheckUnits()));
    const unused = (rangeCheckUnits - INSTRUCTION_RANGE_CHECKS) * run.step - used;
    if (unused >= max - min) return;
    throw new InsufficientCells(
      `There are only ${unused} cells to fill the range checks holes, but potentially ${max - min} are required.`,
    );
  }

  private checkMemory(): void {
    const { layout, builtins, step } = this.run;
    if (layout.memoryUnitsPerStep === undefined) {
      throw new Error('Memory units per step should not be None in proof mode.');
    }
    const forBuiltins = sum(builtins.map(builtin => builtin.allocatedMemoryUnits(step)));
    const total = layout.memoryUnitsPerStep * step;
    const forPublic = safeDivide(total, layout.publicMemoryFraction);
    const unused = total - (forPublic + INSTRUCTION_CELLS * step + forBuiltins);
    const holes = memoryHoles(this.run);
    if (unused >= holes) return;
    throw new InsufficientCells(
      `There are only ${unused} cells to fill the memory address holes, but ${holes} are required.`,
    );
  }

  private checkDilutedCells(): void {
    const { layout, builtins, step } = this.run;
    const pool = layout.dilutedPool;
    if (pool === undefined) return;
    const { logUnitsPerStep } = pool;
    if (logUnitsPerStep === undefined) {
      throw new Error('Diluted log units per step should not be None in proof mode.');
    }
    const used = sum(
      builtins.map(builtin => builtin.dilutedUnitsPerInstance(pool) * builtin.allocatedInstances(step)),
    );
    const total =
      logUnitsPerStep >= 0 ? 2 ** logUnitsPerStep * step : safeDivide(step, 2 ** -logUnitsPerStep);
    const needed = 2 ** pool.bits;
    if (total - used >= needed) return;
    throw new InsufficientCells(
      `There are only ${total - used} cells to fill the diluted check holes, but potentially ${needed} are required.`,
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
