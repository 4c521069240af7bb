import type { CellCodec } from '../core/cell-codec.ts';
import type { Core } from '../core/core.ts';
import { PythonError } from '../errors/python-error.ts';
import type { HintRules } from '../hints/hint-rules.ts';
import { Earliest } from '../memory/earliest.ts';
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
    private readonly hintRules: HintRules,
  ) {
    this.#bySegment = new Map(builtins.map(builtin => [builtin.base.segment, builtin]));
  }

  /**
   * Deduces and writes an unknown cell; undefined if no rule applies.
   * @throws Error with cairo-lang's text if the rule does not take its inputs; RuleNeeded if hints have one
   */
  deduce(address: Relocatable): CellValue | undefined {
    const builtin = this.#bySegment.get(address.segment);
    if (builtin === undefined) {
      this.hintRules.lookFor(address);
      return undefined;
    }
    const stamp = this.core.step.value + 1;
    const value = this.codec.decode(this.core.deduce(address.segment, address.offset, stamp));
    return value ?? builtin.rule(address);
  }

  /**
   * Judges the cells that were written though a rule says what they must hold (`verify_auto_deductions`).
   * @throws Error with cairo-lang's text, for the cell that was written first
   */
  verify(): void {
    const failure = new Earliest<unknown>(this.memory);
    for (const builtin of this.#bySegment.values()) {
      for (const address of builtin.givenOutputs()) {
        if (!failure.isBefore(address)) continue;
        try {
          this.verifyCell(builtin, address);
        } catch (error) {
          failure.take(address, error);
        }
      }
    }
    if (failure.found !== undefined) throw failure.found;
  }

  private verifyCell(builtin: Builtin, address: Relocatable): void {
    const value = builtin.rule(address);
    const known = this.memory.get(address);
    if (value === undefined || known === undefined || sameValue(known, value)) return;
    throw new PythonError(
      'InconsistentAutoDeductionError',
      `Inconsistent auto deduction rule at address ${address}. ${known} != ${value}.`,
    );
  }
}
