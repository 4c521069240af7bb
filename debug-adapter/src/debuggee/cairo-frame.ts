import type { CallFrame, NameSite, Program, Relocatable } from '../../../vm-core/src/index.ts';
import type { AllCode, CodePlace } from './code/loaded-code.ts';
import type { CairoFunction } from './code/functions.ts';
import { siteAt } from './code/name-site.ts';
import type { SourceRange } from './code/source-range.ts';
import type { Cursor } from './time/cursor.ts';

/** A Cairo function that is running, with all that is needed to look at it. */
export interface CairoFrame {
  readonly registers: CallFrame;
  /** The program in which its names mean something. */
  readonly program: Program;
  /** Where the program lies; undefined outside of all programs. */
  readonly base: Relocatable | undefined;
  /** pc as an offset in the program; undefined outside of all programs. */
  readonly offset: number | undefined;
  readonly function: CairoFunction | undefined;
  /** The function's name; an address if there is none. */
  readonly name: string;
  readonly range: SourceRange | undefined;
  /** From where names are looked up. */
  readonly site: NameSite;
  /** The hint that runs next, or runs now, in the innermost frame. */
  readonly hintIndex: number | undefined;
}

/** The frames at the moment where the debugger stands, innermost first. Only those that are asked for are looked up: there may be 100,000. */
export class CairoFrames {
  readonly #cursor: Cursor;
  readonly #code: AllCode;
  readonly #calls: Iterator<CallFrame>;
  readonly #known: CallFrame[] = [];
  #isComplete = false;

  constructor(cursor: Cursor, code: AllCode) {
    this.#cursor = cursor;
    this.#code = code;
    this.#calls = cursor.view.callStack()[Symbol.iterator]();
  }

  /** @returns fewer than `count` frames if there are no more */
  slice(start: number, count: number): readonly CairoFrame[] {
    while (!this.#isComplete && this.#known.length < start + count) {
      const next = this.#calls.next();
      if (next.done) this.#isComplete = true;
      else this.#known.push(next.value);
    }
    return this.#known
      .slice(start, start + count)
      .map((call, index) => this.#look(call, start + index === 0));
  }

  /** The number of frames, as soon as it is known. */
  get total(): number | undefined {
    return this.#isComplete ? this.#known.length : undefined;
  }

  #look(registers: CallFrame, isInnermost: boolean): CairoFrame {
    const { vm, view } = this.#cursor;
    const pending = isInnermost ? vm.hintsAt(registers.pc)[view.hintIndex] : undefined;
    const place = this.#code.at(registers.pc);
    const found = place?.code.functions.at(place.offset);
    const { program, site } = siteAt(vm, this.#code, registers.pc, pending && view.hintIndex);
    return {
      registers,
      program,
      base: place?.base,
      offset: place?.offset,
      function: found,
      name: found?.name ?? `pc ${registers.pc}`,
      range: place && this.#range(place, isInnermost),
      site,
      hintIndex: pending ? view.hintIndex : undefined,
    };
  }

  /** A caller is shown at its call; the innermost frame at the hint or statement that it stands at. */
  #range({ code, offset }: CodePlace, isInnermost: boolean): SourceRange | undefined {
    if (!isInnermost) return code.statements.at(offset)?.exact;
    return code.places.at(offset, this.#cursor.view.hintIndex)?.range;
  }
}
