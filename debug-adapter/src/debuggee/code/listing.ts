import {
  formatInstruction,
  instructionAt,
  Relocatable,
  compareMoments,
  type Moment,
  toSigned,
  type CellValue,
} from '../../../../vm-core/src/index.ts';
import type { Naming } from '../inspect/cell-text.ts';
import { hasSegment } from '../inspect/segments.ts';
import type { Cursor } from '../time/cursor.ts';

/** One line of a listing. */
export interface ListedInstruction {
  readonly pc: Relocatable;
  /** The words, in hexadecimal; those near the prime as negative numbers. */
  readonly words: readonly string[];
  readonly text: string;
  /** The function or label that begins here. */
  readonly symbol: string | undefined;
  /** Where a jump or call by a fixed distance leads: a function or label, else an address. */
  readonly target: string | undefined;
  /** The code of the hints that run before it, in their order. */
  readonly hints: readonly string[];
}

/** Where the instructions of a segment begin, at a moment. */
interface Starts {
  readonly moment: Moment;
  readonly offsets: readonly number[];
}

/** The code of the VM's segments as instructions, as it is where the debugger stands. */
export class Listings {
  readonly #cursor: Cursor;
  readonly #naming: Naming;
  /** By segment: clients read page after page of one. */
  readonly #known = new Map<number, Starts>();

  constructor(cursor: Cursor, naming: Naming) {
    this.#cursor = cursor;
    this.#naming = naming;
  }

  /** The address at which the instruction that covers `address` begins; undefined if there is no code. */
  startOf(address: Relocatable): Relocatable | undefined {
    const starts = this.#starts(address.segment);
    const start = starts[lastAtMost(starts, address.offset)];
    return start === undefined || address.offset >= this.#size(address.segment)
      ? undefined
      : new Relocatable(address.segment, start);
  }

  /**
   * Exactly `count` lines, the first of them `skip` lines behind (negative: before) the one at `address`;
   * undefined stands for a line outside of the code.
   */
  lines(address: Relocatable, skip: number, count: number): (ListedInstruction | undefined)[] {
    const starts = this.#starts(address.segment);
    const inside = address.offset < this.#size(address.segment);
    const first = (inside ? lastAtMost(starts, address.offset) : starts.length) + skip;
    return Array.from({ length: count }, (_, index) => {
      const start = starts[first + index];
      return start === undefined ? undefined : this.#line(new Relocatable(address.segment, start));
    });
  }

  #line(pc: Relocatable): ListedInstruction {
    const { vm, view } = this.#cursor;
    const instruction = instructionAt(view.memory, pc);
    const cells = [pc, pc.add(1)].slice(0, instruction?.size ?? 1).map(at => view.memory.get(at));
    const words = cells.map(wordText);
    const immediate = typeof cells[1] === 'bigint' ? cells[1] : undefined;
    const text = instruction ? formatInstruction(instruction, immediate) : `dw ${words[0]}`;
    return {
      pc,
      words,
      text,
      symbol: this.#naming(pc),
      target: immediate === undefined ? undefined : this.#target(pc, text),
      hints: vm.hintsAt(pc).map(({ code }) => code),
    };
  }

  #target(pc: Relocatable, text: string): string | undefined {
    const distance = /^(?:call|jmp) rel (-?\d+)/.exec(text)?.[1];
    const offset = pc.offset + Number(distance);
    if (!Number.isSafeInteger(offset) || offset < 0) return undefined;
    const target = new Relocatable(pc.segment, offset);
    return this.#naming(target) ?? `${target}`;
  }

  #size(segment: number): number {
    const { vm, view } = this.#cursor;
    if (segment === vm.programBase.segment) return vm.program.data.length;
    return hasSegment(view, segment) ? view.segments.usedSize(segment) : 0;
  }

  /** Where programs begin in the segment. */
  #programsIn(segment: number): number[] {
    return [...this.#cursor.vm.programs].flatMap(({ base }) =>
      base.segment === segment ? [base.offset] : [],
    );
  }

  /** The offsets at which instructions begin, read one after the other from the segment's beginning. */
  #starts(segment: number): readonly number[] {
    const { vm, view } = this.#cursor;
    const { step, hintIndex } = view;
    const known = this.#known.get(segment);
    // The program is there before the run, and does not change.
    const isProgram = segment === vm.programBase.segment;
    if (known && (isProgram || compareMoments(known.moment, view) === 0)) return known.offsets;
    const offsets = this.#readStarts(segment);
    this.#known.set(segment, { moment: { step, hintIndex }, offsets });
    return offsets;
  }

  #readStarts(segment: number): number[] {
    const { memory } = this.#cursor.view;
    const size = this.#size(segment);
    const starts: number[] = [];
    const bases = this.#programsIn(segment);
    for (let offset = 0; offset < size;) {
      starts.push(offset);
      const next = offset + (instructionAt(memory, new Relocatable(segment, offset))?.size ?? 1);
      // What stands before a program need not be code.
      offset = bases.find(base => offset < base && base < next) ?? next;
    }
    return starts;
  }
}

function wordText(value: CellValue | undefined): string {
  if (typeof value !== 'bigint') return `${value ?? '?'}`;
  const signed = toSigned(value);
  return signed < 0n ? `-0x${(-signed).toString(16)}` : `0x${signed.toString(16)}`;
}

/** The index of the last element that is at most `value`; -1 if there is none. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
