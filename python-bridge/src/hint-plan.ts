import {
  makeEvaluator,
  Relocatable,
  type CairoType,
  type CellValue,
  type Evaluator,
  type Hint,
  type ReferenceEntry,
} from '../../vm-core/src/index.ts';
import type { FrameWriter } from './frame-writer.ts';

/** Cells before and after a pointer that are worth sending along. */
interface Window {
  before: number;
  after: number;
}

interface PlannedReference {
  /** The value; for a struct, its address. */
  readonly value: Evaluator;
  /** Where it stands in memory, if it does. */
  readonly address: Evaluator | undefined;
  readonly isStruct: boolean;
}

interface VmView {
  readonly ap: Relocatable;
  readonly fp: Relocatable;
  readonly memory: { get(address: Relocatable): CellValue | undefined };
}

/** Cells farther from a pointer than this are asked for. */
const FARTHEST = 64;
/** References that a hint is sent; it asks for further ones. */
const MAX_REFERENCES = 256;

/**
 * What is sent along with one hint. It starts from what the code names and learns from what the hint asks for:
 * a cell that was asked for is sent from then on, together with the pointer that it lies behind.
 */
export class HintPlan {
  readonly #references: PlannedReference[] = [];
  /** What is sent around ap, fp and the value of each reference. */
  readonly #windows: Window[];
  /** Where these stood in the last run; undefined: the value was no pointer. */
  readonly #places: (Relocatable | undefined)[] = [];

  constructor(
    readonly id: number,
    readonly hint: Hint,
  ) {
    // `nondet` and most other hints that use memory write to [ap].
    this.#windows = [
      { before: 0, after: hint.code.includes('memory') ? 1 : 0 },
      { before: 0, after: 0 },
    ];
  }

  /** Plans to send a reference; returns its number, or -1 if there are too many. */
  addReference(entry: ReferenceEntry, type: CairoType, structSize: number): number {
    if (this.#references.length >= MAX_REFERENCES) return -1;
    const address = entry.address && makeEvaluator(entry.address);
    const isStruct = type.kind === 'struct';
    this.#references.push({
      value: isStruct && address ? address : makeEvaluator(entry.value),
      address,
      isStruct,
    });
    this.#windows.push({ before: 0, after: Math.min(structSize, FARTHEST) });
    return this.#references.length - 1;
  }

  get referenceCount(): number {
    return this.#references.length;
  }

  /** Writes the numbers of references and windows, then the references, then the windows. */
  write(writer: FrameWriter, vm: VmView): void {
    const counts = writer.reserve(4);
    this.#places.length = 0;
    this.#places.push(vm.ap, vm.fp);
    for (const reference of this.#references) {
      const address = reference.address?.(vm, vm.memory);
      const value = reference.isStruct ? address : this.valueOf(reference, address, vm);
      this.#places.push(value instanceof Relocatable ? value : undefined);
      const isCell = address instanceof Relocatable && isReachable(address);
      // An unknown cell is news, and known as such; an unknown value of anything else has to be asked for.
      const isUnknownCell = isCell && !reference.isStruct;
      writer.reference(
        value === undefined ? (isUnknownCell ? undefined : 'ask') : sendable(value),
        isCell ? address : reference.address && 'ask',
      );
    }
    let windows = 0;
    for (const [i, window] of this.#windows.entries()) {
      const at = this.#places[i];
      if (at === undefined || window.before + window.after === 0) continue;
      writeWindow(writer, at, window, vm.memory);
      windows++;
    }
    writer.uint16At(counts, this.#references.length).uint16At(counts + 2, windows);
  }

  /** The hint asked for this cell: send it next time if it lies near something that is sent. */
  learn(asked: Relocatable): void {
    for (const [i, window] of this.#windows.entries()) {
      const at = this.#places[i];
      if (at?.segment !== asked.segment) continue;
      const distance = asked.offset - at.offset;
      if (distance < -FARTHEST || distance >= FARTHEST) continue;
      window.before = Math.max(window.before, -distance);
      window.after = Math.max(window.after, distance + 1);
      return;
    }
  }

  private valueOf(
    reference: PlannedReference,
    address: CellValue | undefined,
    vm: VmView,
  ): CellValue | undefined {
    if (address instanceof Relocatable) return vm.memory.get(address);
    return reference.value(vm, vm.memory);
  }
}

/** Addresses that can be written down; others are wrong, and Python finds out how by asking. */
const isReachable = (address: Relocatable): boolean => address.offset >= 0;

const sendable = (value: CellValue): CellValue | 'ask' =>
  value instanceof Relocatable && value.offset < 0 ? 'ask' : value;

function writeWindow(writer: FrameWriter, at: Relocatable, window: Window, memory: VmView['memory']): void {
  const start = Math.max(0, at.offset - window.before);
  const end = Math.max(start, at.offset + window.after);
  writer
    .int32(at.segment)
    .uint64(start)
    .uint32(end - start);
  for (let offset = start; offset < end; offset++)
    writer.entry(memory.get(new Relocatable(at.segment, offset)));
}
