import { SegmentKind, type Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';

/** What a hint makes a rule for: cells that are unknown, or values that are written. */
export type HintRuleKind = 'deduction' | 'validation';

/** The instruction needs a cell that a hint's rule may know: ask for it, then run the instruction anew. */
export class RuleNeeded extends Error {
  constructor(readonly address: Relocatable) {
    super(`The value of ${address} has to be asked for.`);
  }
}

/**
 * The rules that hints gave to segments (vm_add_auto_deduction_rule and vm_add_validation_rule of cairo-lang). They are
 * functions of the hints' language, so an instruction has to wait for them: this knows which segments have some.
 */
export class HintRules {
  readonly #deducing = new Set<number>();
  readonly #validating = new Set<number>();
  /** Cells of which the rules said nothing, by key: while one instruction runs, they are not asked again. */
  readonly #silent = new Set<number>();
  #written: Relocatable[] = [];

  constructor(
    private readonly core: Core,
    private readonly memory: Memory,
    /** Segments that the fast loop writes to without a look at rules, or that have builtins. */
    private readonly ownSegments: ReadonlySet<number>,
  ) {}

  /** @throws Error for a segment that cannot have rules of hints */
  add(segment: number, kind: HintRuleKind): void {
    if (this.ownSegments.has(segment)) {
      throw new Error(
        `Segment ${segment} cannot have rules of hints: it is the program's, the stack, or a builtin's.`,
      );
    }
    this.core.setKind(segment, SegmentKind.checked);
    if (kind === 'deduction') this.#deducing.add(segment);
    else if (!this.#validating.has(segment)) {
      this.#validating.add(segment);
      this.memory.addValidation(segment, address => void this.#written.push(address));
    }
  }

  /** @throws RuleNeeded if rules of hints may know the cell */
  lookFor(address: Relocatable): void {
    if (this.#deducing.has(address.segment) && !this.#silent.has(address.key)) throw new RuleNeeded(address);
  }

  /** Takes what the rules said of a cell. @throws MemoryError if it cannot be written */
  answer(address: Relocatable, value: CellValue | undefined): void {
    if (value === undefined) this.#silent.add(address.key);
    else this.memory.set(address, value);
  }

  /** Called before an instruction: what hints wrote is not its doing. */
  begin(): void {
    this.#written = [];
  }

  /** Called when an instruction has run: the cells that it wrote and rules have to judge. */
  end(): readonly Relocatable[] {
    this.#silent.clear();
    return this.#written;
  }
}
