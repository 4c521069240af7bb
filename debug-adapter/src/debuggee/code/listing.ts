import { formatInstruction, Relocatable, type CairoVm } from '../../../../vm-core/src/index.ts';
import type { Naming } from '../inspect/cell-text.ts';

/** One line of a listing. */
export interface ListedInstruction {
  readonly pc: Relocatable;
  /** The words, in hexadecimal. */
  readonly words: readonly string[];
  readonly text: string;
  /** The function or label that begins here. */
  readonly symbol: string | undefined;
}

/** The code of the VM's segments as instructions. */
export class Listings {
  readonly #vm: CairoVm;
  readonly #naming: Naming;
  /** The program does not change: where its instructions begin is looked up once. */
  #programStarts: readonly number[] | undefined;

  constructor(vm: CairoVm, naming: Naming) {
    this.#vm = vm;
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
    const instruction = this.#vm.instructionAt(pc);
    const cells = [pc, pc.add(1)].slice(0, instruction?.size ?? 1).map(at => this.#vm.memory.get(at));
    const words = cells.map(value =>
      typeof value === 'bigint' ? `0x${value.toString(16)}` : `${value ?? '?'}`,
    );
    const immediate = typeof cells[1] === 'bigint' ? cells[1] : undefined;
    return {
      pc,
      words,
      text: instruction
        ? this.#withTarget(pc, formatInstruction(instruction, immediate), immediate)
        : `dw ${words[0]}`,
      symbol: this.#naming(pc),
    };
  }

  /** Adds what a jump or call by a fixed distance leads to. */
  #withTarget(pc: Relocatable, text: string, distance: bigint | undefined): string {
    const match = /^(?:call|jmp) rel (-?\d+)/.exec(text);
    if (!match?.[1] || distance === undefined) return text;
    const offset = pc.offset + Number(match[1]);
    const target =
      offset >= 0 && Number.isSafeInteger(offset)
        ? this.#naming(new Relocatable(pc.segment, offset))
        : undefined;
    return target === undefined ? text : `${text}  // ${target}`;
  }

  #size(segment: number): number {
    const { programBase, program, segments } = this.#vm;
    return segment === programBase.segment
      ? program.data.length
      : this.#exists(segment)
        ? segments.usedSize(segment)
        : 0;
  }

  /** Where programs begin in the segment. */
  #programsIn(segment: number): number[] {
    return [...this.#vm.programs].flatMap(({ base }) => (base.segment === segment ? [base.offset] : []));
  }

  #exists(segment: number): boolean {
    return segment >= 0 && segment < this.#vm.segments.count;
  }

  /** The offsets at which instructions begin, read one after the other from the segment's beginning. */
  #starts(segment: number): readonly number[] {
    if (segment === this.#vm.programBase.segment && this.#programStarts) return this.#programStarts;
    const starts: number[] = [];
    const size = this.#size(segment);
    const bases = this.#programsIn(segment);
    for (let offset = 0; offset < size;) {
      starts.push(offset);
      const next = offset + (this.#vm.instructionAt(new Relocatable(segment, offset))?.size ?? 1);
      // What stands before a program need not be code.
      offset = bases.find(base => offset < base && base < next) ?? next;
    }
    if (segment === this.#vm.programBase.segment) this.#programStarts = starts;
    return starts;
  }
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
