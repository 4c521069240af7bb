import type { LoadedPrograms, Program, Relocatable } from '../../../../vm-core/src/index.ts';
import { CodeMap } from './code-map.ts';
import type { Place } from './places.ts';

/** The code of a program in memory. */
export interface LoadedCode {
  readonly program: Program;
  readonly base: Relocatable;
  readonly code: CodeMap;
}

/** A pc in it. */
export interface CodePlace extends LoadedCode {
  /** From the program's base. */
  readonly offset: number;
}

/** The code of all programs of a VM: the one that runs, and those that it has loaded up to now. */
export class AllCode {
  readonly #programs: LoadedPrograms;
  readonly #maps = new Map<Program, CodeMap>();

  constructor(programs: LoadedPrograms) {
    this.#programs = programs;
  }

  /** Undefined outside of all programs. */
  at(pc: Relocatable): CodePlace | undefined {
    const place = this.#programs.find(pc);
    return place && { ...place, code: this.#mapOf(place.program) };
  }

  /** In the order in which they were loaded. */
  *[Symbol.iterator](): Generator<LoadedCode> {
    for (const loaded of this.#programs) yield { ...loaded, code: this.#mapOf(loaded.program) };
  }

  /** What an address stands for: the function that starts there, or a label. */
  symbolAt(pc: Relocatable): string | undefined {
    const place = this.at(pc);
    return place?.code.functions.symbolAt(place.offset);
  }

  /** Where a moment of the run is in the source. */
  placeAt(pc: Relocatable, hintIndex: number): Place | undefined {
    const found = this.at(pc);
    const place = found?.code.places.at(found.offset, hintIndex);
    return found && place && { ...place, id: `${found.base} ${place.id}` };
  }

  #mapOf(program: Program): CodeMap {
    let map = this.#maps.get(program);
    if (map === undefined) {
      map = new CodeMap(program);
      this.#maps.set(program, map);
    }
    return map;
  }
}
