import type { CellCodec } from '../core/cell-codec.ts';
import { SegmentKind, type Core } from '../core/core.ts';
import type { BuiltinInstance, DilutedPool } from '../layouts/layout.ts';
import { nextPowerOfTwo } from '../layouts/next-power-of-two.ts';
import { safeDivide } from '../layouts/safe-divide.ts';
import type { Json } from '../outputs/python-json.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import type { Relocation } from '../outputs/relocation.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { InsufficientCells } from './insufficient-cells.ts';
import { setDifference } from './python-int-set.ts';

/** The parts of a VM that its builtins work on. */
export interface BuiltinParts {
  readonly core: Core;
  readonly codec: CellCodec;
  readonly memory: Memory;
  readonly segments: Segments;
}

/** The form of a builtin's instances. */
export interface BuiltinShape {
  readonly name: string;
  /** The names of an instance's cells. */
  readonly cells: readonly string[];
  /** How many of them, the first ones, the program gives; the others are deduced. */
  readonly inputCells: number;
  /** The rule that the core applies to the segment; left out: none. */
  readonly segmentKind?: number;
  /** Instances that a proof makes at once (keccak); left out: 1. */
  readonly instancesPerComponent?: number;
  /** Memory that an instance takes besides its own cells (add_mod, mul_mod); left out: none. */
  readonly additionalMemoryUnits?: number;
}

/** What a layout says of a builtin, and whether the program names it in `%builtins`. */
export interface BuiltinUse {
  readonly included: boolean;
  readonly instance: BuiltinInstance;
}

/**
 * A builtin of a run: a segment whose cells obey a rule (cairo-lang, SimpleBuiltinRunner in vm/builtin_runner.py).
 * The builtins that differ from this extend it, each in a file of its own.
 */
export class Builtin {
  #base: Relocatable;
  /** The pointer that the program returned for it; known after `CairoVm.end`. */
  stopPointer: Relocatable | undefined;

  constructor(
    readonly shape: BuiltinShape,
    protected readonly use: BuiltinUse,
    protected readonly parts: BuiltinParts,
  ) {
    this.#base = parts.segments.add();
    parts.core.setKind(this.#base.segment, shape.segmentKind ?? SegmentKind.plain);
  }

  /** The start of its cells. */
  get base(): Relocatable {
    return this.#base;
  }

  protected set base(base: Relocatable) {
    this.#base = base;
  }

  /** The offset of `base` that the checks at the end expect: that at the start of the run. */
  get firstOffset(): number {
    return 0;
  }

  /** As in `%builtins`: output, pedersen, range_check, bitwise… */
  get name(): string {
    return this.shape.name;
  }

  /** Does the program name it in `%builtins`? */
  get included(): boolean {
    return this.use.included;
  }

  /** How many instances the layout has room for. */
  get instance(): BuiltinInstance {
    return this.use.instance;
  }

  get cellsPerInstance(): number {
    return this.shape.cells.length;
  }

  get inputCells(): number {
    return this.shape.inputCells;
  }

  /** What `main` gets for it. */
  initialStack(): CellValue[] {
    return this.included ? [this.base] : [];
  }

  /**
   * Takes the stop pointer that the program left below `pointer`; returns the pointer below it.
   * @throws Error with cairo-lang's text if it is wrong
   */
  readStopPointer(pointer: Relocatable): Relocatable {
    if (!this.included) {
      this.stopPointer = this.base;
      return pointer;
    }
    const place = pointer.add(-1);
    const found = this.parts.memory.getKnown(place);
    const expected = this.base.add(this.usedInstances() * this.cellsPerInstance);
    if (!expected.equals(found)) {
      throw new Error(`Invalid stop pointer for ${this.name}. Expected: ${expected}, found: ${found}`);
    }
    this.stopPointer = expected;
    return place;
  }

  /** Cells of its segment up to the last known one. */
  usedCells(): number {
    return this.parts.segments.usedSize(this.base.segment);
  }

  /** Started instances. */
  usedInstances(): number {
    return Math.ceil(this.usedCells() / this.cellsPerInstance);
  }

  /**
   * Instances that a proof of `steps` steps has room for.
   * @throws InsufficientCells if it takes more steps to have any
   */
  allocatedInstances(steps: number): number {
    const { ratio, ratioDenominator } = this.use.instance;
    const { instancesPerComponent = 1 } = this.shape;
    if (ratio === undefined) {
      const components = Math.ceil(this.usedInstances() / instancesPerComponent);
      return components === 0 ? 0 : instancesPerComponent * nextPowerOfTwo(components);
    }
    if (ratio === 0) return 0;
    const needed = Math.ceil((ratio * instancesPerComponent) / ratioDenominator);
    if (steps < needed) {
      throw new InsufficientCells(`Number of steps must be at least ${needed} for the ${this.name} builtin.`);
    }
    return safeDivide(steps * ratioDenominator, ratio);
  }

  /** Memory cells that a proof of `steps` steps sets aside for it. */
  allocatedMemoryUnits(steps: number): number {
    return (this.cellsPerInstance + (this.shape.additionalMemoryUnits ?? 0)) * this.allocatedInstances(steps);
  }

  /**
   * The size that its segment has in a proof of `steps` steps.
   * @throws InsufficientCells if the run used more; Error if more steps would not help
   */
  allocatedCells(steps: number): number {
    const used = this.usedCells();
    if (used > 0 && this.use.instance.ratio === 0) {
      throw new Error(
        `The layout has no room for the ${this.name} builtin, of which the run used ${used} cells.`,
      );
    }
    const size = this.cellsPerInstance * this.allocatedInstances(steps);
    if (used > size) {
      throw new InsufficientCells(`The ${this.name} builtin used ${used} cells but the capacity is ${size}.`);
    }
    return size;
  }

  /**
   * The value that the builtin's rule gives a cell; undefined if it says nothing of it, or not all inputs are known.
   * @throws Error with cairo-lang's text if the rule does not take the inputs
   */
  rule(address: Relocatable): CellValue | undefined {
    const index = address.offset % this.cellsPerInstance;
    if (index < this.inputCells) return undefined;
    const first = address.add(-index);
    const inputs: CellValue[] = [];
    for (let i = 0; i < this.inputCells; i++) {
      const value = this.parts.memory.get(first.add(i));
      if (value === undefined) return undefined;
      inputs.push(value);
    }
    this.checkInputs(first, inputs);
    const word = this.parts.core.ruleFor(address.segment, address.offset);
    return this.parts.codec.decode(word) ?? this.noResult(inputs);
  }

  /** @throws Error with cairo-lang's text if the rule does not take the inputs of the instance at `first` */
  protected checkInputs(_first: Relocatable, _inputs: readonly CellValue[]): void {}

  /** Called where the rule takes the inputs, but the core made nothing of them. */
  protected noResult(_inputs: readonly CellValue[]): CellValue | undefined {
    return undefined;
  }

  /** The known cells that the rule says something of but did not make, in the order of their addresses. */
  *givenOutputs(): Generator<Relocatable> {
    const { base, cellsPerInstance, inputCells } = this;
    const { core } = this.parts;
    const end = inputCells === cellsPerInstance ? 0 : this.usedCells();
    for (let offset = 0; ; offset++) {
      offset = core.findGivenOutput(base.segment, cellsPerInstance, inputCells, offset, end);
      if (offset === end) return;
      yield this.cell(offset);
    }
  }

  /**
   * The checks of a secure run beyond those of every segment (run_security_checks).
   * @throws Error with cairo-lang's text
   */
  checkSecurity(): void {
    const { base, cellsPerInstance, inputCells } = this;
    const { core } = this.parts;
    const instances = Math.ceil(this.parts.segments.usedSize(base.segment) / cellsPerInstance);
    const end = instances * cellsPerInstance;
    if (instances > Math.floor(core.countKnown(base.segment) / inputCells)) {
      throw new Error(`Missing memory cells for ${this.name}.`);
    }
    if (core.findMissingInput(base.segment, cellsPerInstance, inputCells, end) < end) {
      throw this.missingInputs(end);
    }
    // Outputs that nobody asked for must follow from the inputs, which they do if others of the instance did.
    for (let first = 0; inputCells < cellsPerInstance; first += cellsPerInstance) {
      const offset = core.findUnprovenOutput(base.segment, cellsPerInstance, inputCells, first, end);
      if (offset === end) return;
      this.rule(this.cell(offset));
      first = offset - (offset % cellsPerInstance);
    }
  }

  /** The cell of its segment with this offset. */
  cell(offset: number): Relocatable {
    return new Relocatable(this.base.segment, offset);
  }

  /** The value of the cell of its segment with this offset; undefined if it is unknown. */
  valueAt(offset: number): CellValue | undefined {
    return this.parts.memory.get(this.cell(offset));
  }

  /** The step that wrote that cell; -1: it was there before the run, or is unknown. */
  writerStepAt(offset: number): number {
    return this.parts.memory.writerStep(this.cell(offset)) ?? -1;
  }

  private missingInputs(end: number): Error {
    const offsets = Array.from({ length: end }, (_, offset) => offset);
    const inputs = offsets.filter(offset => offset % this.cellsPerInstance < this.inputCells);
    const missing = setDifference(inputs, offset => this.parts.memory.has(this.cell(offset)));
    const shown = missing.slice(0, 20).join(', ');
    return new Error(`Missing memory cells for ${this.name}: ${shown}${missing.length > 20 ? '...' : '.'}`);
  }

  /** Cells that hold 0 and that its unused instances need in a proof (get_needed_number_allocated_zeros). */
  get zerosNeeded(): number {
    return 0;
  }

  /** Takes the start of `zerosNeeded` such cells (set_address_allocated_zeros). */
  useZeros(_zeros: Relocatable): void {}

  /** Do all cells of its segment count as accessed? (get_memory_accesses) */
  get accessesItsSegment(): boolean {
    return true;
  }

  /** The cells of other segments that it accesses (get_memory_accesses). */
  accessedElsewhere(): Iterable<Relocatable> {
    return [];
  }

  /**
   * Fixes size and public cells of its segment for a proof of `steps` steps (finalize_segments).
   * @throws InsufficientCells if the run used more
   */
  finalizeSegment(steps: number): void {
    this.parts.segments.finalize(this.base.segment, this.allocatedCells(steps));
  }

  /** What the AIR private input says of it, by name (air_private_input). */
  airPrivateInput(_relocation: Relocation): Readonly<Record<string, Json>> {
    return {};
  }

  /** The lowest and highest 16-bit part that it has range-checked; undefined if none (get_range_check_usage). */
  rangeCheckUsage(): { readonly min: number; readonly max: number } | undefined {
    return undefined;
  }

  /** Range-check cells that it takes (get_used_perm_range_check_units). */
  usedRangeCheckUnits(): number {
    return 0;
  }

  /** Diluted cells that an instance takes (get_used_diluted_check_units). */
  dilutedUnitsPerInstance(_pool: DilutedPool): number {
    return 0;
  }

  /** What a Cairo PIE keeps of it beside memory (get_additional_data). */
  additionalData(): Json {
    return null;
  }

  /**
   * Takes over the additional data of another run, whose memory this run continues. `isTrusted`: may it be relied on
   * that the other run checked what it says (extend_additional_data)?
   * @throws Error with cairo-lang's text if it is not what the builtin keeps
   */
  extendAdditionalData(_data: Json, _isTrusted: boolean): void {}
}
