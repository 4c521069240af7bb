import type { CellCodec } from '../core/cell-codec.ts';
import type { Core } from '../core/core.ts';
import { MemoryError } from '../errors/memory-error.ts';
import { toFelt } from '../felt.ts';
import type { HintLog } from '../recording/hint-log.ts';
import { Relocatable, sameValue, type CellValue } from '../relocatable.ts';

/** Says why a value may not be in a cell; undefined if it may. */
export type ValidationRule = (address: Relocatable, value: CellValue) => string | undefined;

const DEDUCED = 0x80000000;
/** Offsets from here on have no page table (vm-core/assembly/segments.ts). */
export const FAR = 0x7fffffff;

/**
 * The memory of one VM: write-once cells, addressed by relocatables.
 * Semantics and texts: cairo-lang, vm/memory_dict.py and vm/validated_memory_dict.py.
 */
export class Memory {
  readonly #rules = new Map<number, Relocatable>();
  readonly #validation = new Map<number, ValidationRule>();
  #running = false;
  readonly #copiedAtEnd = new Set<number>();
  /** Was a pointer written that led into no segment yet, or into a temporary one? */
  #mayHaveStrays = false;

  constructor(
    private readonly core: Core,
    private readonly codec: CellCodec,
    private readonly log: HintLog,
  ) {}

  /** The cell's value, relocated by the rules for temporary segments; undefined if unknown. */
  get(address: Relocatable): CellValue | undefined {
    const value = this.getRaw(address);
    return value instanceof Relocatable && value.segment < 0 ? this.relocate(value) : value;
  }

  /** @throws MemoryError if the cell is unknown */
  getKnown(address: Relocatable): CellValue {
    const value = this.get(address);
    if (value === undefined) throw MemoryError.unknown(address);
    return value;
  }

  /** As `get`, without the relocation rules. */
  getRaw(address: Relocatable): CellValue | undefined {
    const { segment, offset } = address;
    return offset >= 0 && offset < FAR ? this.codec.read(segment, offset) : undefined;
  }

  has(address: Relocatable): boolean {
    return this.writerStep(address) !== undefined;
  }

  /** @throws MemoryError if the cell holds something else, or a builtin refuses the value. */
  set(address: Relocatable, value: CellValue): void {
    const { segment, offset } = address;
    const reduced = typeof value === 'bigint' ? toFelt(value) : value;
    if (offset >= 0 && offset < FAR && this.core.isFree(segment, offset) !== 0) this.write(address, reduced);
    else this.compare(address, reduced);
    this.validate(address, reduced);
  }

  /** @throws MemoryError if the cell holds something else, or is no place for values */
  private compare(address: Relocatable, value: CellValue): void {
    this.checkPlace(address);
    const known = this.getRaw(address);
    if (known !== undefined && !sameValue(known, value))
      throw MemoryError.inconsistent(address, known, value);
  }

  /** @throws MemoryError if a builtin refuses the value */
  private validate(address: Relocatable, value: CellValue): void {
    const refusal = this.refusal(address, value);
    if (refusal !== undefined) throw new MemoryError('AssertionError', refusal, address);
  }

  /** Why the segment's builtin refuses the value at the address, as far as its other cells are known; undefined if it does not. */
  refusal(address: Relocatable, value: CellValue): string | undefined {
    return this.#validation.get(address.segment)?.(address, value);
  }

  /** @throws MemoryError if there is no such place */
  private checkPlace(address: Relocatable): void {
    if (address.offset < 0) {
      const text = `The offset of a relocatable value must be nonnegative. Found: ${address}.`;
      throw new MemoryError('ValueError', text, address);
    }
    if (!this.isReachable(address)) {
      const reason =
        address.offset >= FAR ? 'this VM keeps offsets below 2^31 - 1' : 'there is no such segment';
      throw new MemoryError('ValueError', `Cannot write to address ${address}: ${reason}.`, address);
    }
  }

  /** The step that wrote the cell; -1: loaded before the run; undefined: the cell is unknown. */
  writerStep(address: Relocatable): number | undefined {
    const { segment, offset } = address;
    const stamp = offset >= 0 && offset < FAR ? this.core.stampOfKnown(segment, offset) : -1;
    return stamp < 0 ? undefined : stamp - 1;
  }

  /** Was the value made by its builtin, by the rule itself? */
  isDeduced(address: Relocatable): boolean {
    return (this.stampOf(address) & DEDUCED) !== 0;
  }

  /**
   * From now on, pointers into a temporary segment read as pointers to `destination`.
   * @throws MemoryError with cairo-lang's texts if `source` is not the start of a temporary segment without a rule.
   */
  addRelocationRule(source: Relocatable, destination: Relocatable): void {
    const refuse = (text: string): never => {
      throw new MemoryError('AssertionError', text, source);
    };
    if (source.segment >= 0) refuse(`src_ptr.segment_index must be < 0, src_ptr=${source}.`);
    if (source.offset !== 0) refuse(`src_ptr.offset must be 0, src_ptr=${source}.`);
    if (this.#rules.has(source.segment)) {
      refuse(`The segment with index ${source.segment} already has a relocation rule.`);
    }
    this.refuseCircle(source, destination);
    this.#rules.set(source.segment, destination);
    this.log.addedRule(source.segment);
    this.core.setRule(source.segment, this.codec.encode(destination));
    this.core.setHaveRules();
  }

  /** cairo-lang takes such a rule, and recurses without end at the next read of a pointer into the segment. */
  private refuseCircle(source: Relocatable, destination: Relocatable): void {
    const path = [source.segment];
    for (let next: Relocatable | undefined = destination; next; next = this.#rules.get(next.segment)) {
      path.push(next.segment);
      if (next.segment !== source.segment) continue;
      const text = `The relocation rule of segment ${source.segment} would lead back to it: ${path.join(' -> ')}.`;
      throw new MemoryError('ValueError', text, source);
    }
  }

  /** The value after the relocation rules. */
  relocate<T extends CellValue>(value: T): T | Relocatable {
    if (!(value instanceof Relocatable) || value.segment >= 0) return value;
    const destination = this.#rules.get(value.segment);
    return destination ? this.relocate(destination).add(value.offset) : value;
  }

  hasRelocationRule(segment: number): boolean {
    return this.#rules.has(segment);
  }

  /** Where the rule of a temporary segment leads. */
  ruleOf(segment: number): Relocatable | undefined {
    return this.#rules.get(segment);
  }

  /**
   * Copies the cells of temporary segments to where their rules say (`relocate_memory`). Pointers need no change: they
   * are relocated as they are read.
   * @throws MemoryError if a destination holds something else: the value that was written first comes first in it; or
   * if a builtin refuses the value
   */
  relocateTemporarySegments(): void {
    let conflict: { readonly step: number; readonly error: MemoryError } | undefined;
    for (const segment of this.#rules.keys()) {
      for (const source of this.knownCells(segment)) {
        const target = this.relocate(source);
        const value = this.getKnown(source);
        const known = this.get(target);
        if (known === undefined) {
          this.checkPlace(target);
          this.write(target, value, this.stampOf(source));
          this.#copiedAtEnd.add(target.key);
          this.validate(target, value);
        } else if (!sameValue(known, value)) {
          const [before, after] = [this.writerStep(source) ?? 0, this.writerStep(target) ?? 0];
          const [first, second] = before < after ? [value, known] : [known, value];
          const step = Math.max(before, after);
          if (step < (conflict?.step ?? Infinity)) {
            conflict = { step, error: MemoryError.inconsistent(target, first, second) };
          }
        }
      }
    }
    if (conflict !== undefined) throw conflict.error;
  }

  /** Keys of the cells that only `relocateTemporarySegments` wrote: while the program ran they were unknown. */
  get copiedAtEnd(): ReadonlySet<number> {
    return this.#copiedAtEnd;
  }

  /** True if values written to this segment are checked by a builtin. */
  hasValidation(segment: number): boolean {
    return this.#validation.has(segment);
  }

  addValidation(segment: number, rule: ValidationRule): void {
    this.#validation.set(segment, rule);
  }

  /** The cells of a segment that have a value, from offset `from` on. What lies between them costs nothing. */
  *knownCells(segment: number, from = 0): Generator<Relocatable> {
    const size = this.core.usedSize(segment);
    let offset = this.core.nextKnown(segment, from, size);
    for (; offset < size; offset = this.core.nextKnown(segment, offset + 1, size)) {
      yield new Relocatable(segment, offset);
    }
  }

  /** The cells whose pointers lead into no segment, or into a temporary one that has no rule. */
  *strayPointers(): Generator<Relocatable> {
    if (!this.#mayHaveStrays) return;
    for (let segment = 0; segment < this.core.getSegmentCount(); segment++) {
      const size = this.core.usedSize(segment);
      for (let offset = this.core.findStray(segment, 0); offset < size;) {
        yield new Relocatable(segment, offset);
        offset = this.core.findStray(segment, offset + 1);
      }
    }
  }

  /**
   * Checks the cells that are there already (validate_existing_memory).
   * @throws MemoryError if a builtin refuses one
   */
  validateExisting(): void {
    for (const segment of this.#validation.keys()) {
      for (const address of this.knownCells(segment)) {
        const value = this.getRaw(address);
        if (value !== undefined) this.set(address, value);
      }
    }
  }

  /** Can there be a cell at the address: is it in a segment that there is, and not too far? */
  isReachable(address: Relocatable): boolean {
    return address.offset >= 0 && address.offset < FAR && this.core.hasSegment(address.segment) !== 0;
  }

  private write(address: Relocatable, value: CellValue, stamp = this.presentStamp): void {
    if (value instanceof Relocatable && (value.segment < 0 || this.core.hasSegment(value.segment) === 0)) {
      this.#mayHaveStrays = true;
    }
    this.codec.write(address.segment, address.offset, value, stamp);
    this.log.wrote(address);
  }

  /** Cells written before this call count as loaded before the run. */
  startRecording(): void {
    this.#running = true;
    this.core.startRecording();
  }

  private get presentStamp(): number {
    return this.core.getStep() + (this.#running ? 1 : 0);
  }

  private stampOf(address: Relocatable): number {
    return this.core.writerOf(address.segment, address.offset);
  }
}
