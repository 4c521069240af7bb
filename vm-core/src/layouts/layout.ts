/**
 * What a proof of a run has room for: the builtins, and how many cells of each kind there are for every step
 * (cairo-lang, CairoLayout in lang/instances.py).
 */
export interface Layout {
  readonly name: string;
  /** Range-check cells a step; undefined in a dynamic layout without parameters. */
  readonly rangeCheckUnits: number | undefined;
  /** One in this many memory cells is for public memory. */
  readonly publicMemoryFraction: number;
  /** Undefined in a dynamic layout without parameters. */
  readonly memoryUnitsPerStep: number | undefined;
  /** Undefined: there are no diluted cells, which bitwise and keccak use. */
  readonly dilutedPool: DilutedPool | undefined;
  /** By name, in the order of their segments. */
  readonly builtins: ReadonlyMap<string, BuiltinInstance>;
}

/** Cells in which bits stand apart: 00*00*00*00* for a spacing of 3 (DilutedPoolInstanceDef). */
export interface DilutedPool {
  /**
   * Binary logarithm of the cells a step, negative where several steps share one; undefined in a dynamic layout without
   * parameters.
   */
  readonly logUnitsPerStep: number | undefined;
  readonly spacing: number;
  /** Bits of a cell before they are set apart. */
  readonly bits: number;
}

/** How many instances of a builtin there are. */
export interface BuiltinInstance {
  /**
   * One instance in `ratio / ratioDenominator` steps; 0: the builtin has no room at all; undefined: as many as the run
   * uses, up to a power of two.
   */
  readonly ratio: number | undefined;
  readonly ratioDenominator: number;
}

export const DEFAULT_DILUTED_POOL: DilutedPool = { logUnitsPerStep: 4, spacing: 4, bits: 16 };
