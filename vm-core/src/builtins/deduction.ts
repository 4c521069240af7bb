import type { CellCodec } from '../core/cell-codec.ts';
import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import { sameValue, type CellValue, type Relocatable } from '../relocatable.ts';
import type { Builtin } from './builtin.ts';

/** The cells that builtins deduce: the core computes, this raises what cairo-lang raises. */
export class Deduction {
  readonly #bySegment: ReadonlyMap<number, Builtin>;

  constructor(
    private readonly core: Core,
    private readonly codec: CellCodec,
    private readonly memory: Memory,
    builtins: readonly Builtin[],
  ) {
    this.#bySegment = new Map(builtins.map(builtin => [builtin.base.segment, builtin]));
  }

  /** Deduces and writes an unknown cell; undefined if no rule applies. */
  deduce(address: Relocatable): CellValue | undefined {
    if (!this.applies(address)) return undefined;
    const stamp = this.core.step.value + 1;
    return this.codec.decode(this.core.deduce(address.segment, address.offset, stamp));
  }

  /** @throws Error if a known cell is not what its builtin's rule makes of the inputs (`verify_auto_deductions`). */
  verify(): void {
    for (const builtin of this.#bySegment.values()) {
      for (let offset = 0; offset < builtin.usedCells(); offset++) {
        const address = builtin.base.add(offset);
        const known = this.memory.get(address);
        if (known === undefined || this.memory.isDeduced(address) || !this.applies(address)) continue;
        const value = this.codec.decode(this.core.ruleFor(address.segment, address.offset));
        if (value !== undefined && !sameValue(known, value)) {
          throw new Error(`Inconsistent auto deduction rule at address ${address}. ${known} != ${value}.`);
        }
      }
    }
  }

  /**
   * Has the rule of the cell's builtin its inputs?
   * @throws Error with cairo-lang's text if they are not what the builtin takes.
   */
  private applies(address: Relocatable): boolean {
    const builtin = this.#bySegment.get(address.segment);
    if (builtin === undefined || builtin.inputCells === builtin.cellsPerInstance) return false;
    const index = address.offset % builtin.cellsPerInstance;
    if (index < builtin.inputCells) return false;
    const inputs = Array.from({ length: builtin.inputCells }, (_, i) => address.add(i - index));
    const values = inputs.map(input => this.memory.getRaw(input));
    if (values.includes(undefined)) return false;
    inputs.forEach((input, i) => {
      const value = values[i];
      if (value !== undefined) builtin.checkInput(input, value);
    });
    return true;
  }
}
