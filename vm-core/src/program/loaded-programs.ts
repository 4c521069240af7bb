import type { Relocatable } from '../relocatable.ts';
import type { Hint, InstructionLocation, Program } from './program.ts';

/** A program in the memory of a VM. */
export interface LoadedProgram {
  readonly program: Program;
  readonly base: Relocatable;
}

/** A pc inside a loaded program. */
export interface ProgramPlace extends LoadedProgram {
  /** The pc as an offset from the program's base. */
  readonly offset: number;
}

const NO_HINTS: readonly Hint[] = [];

/** The programs in a VM's memory: the one that runs, and those that it loads while it runs (`vm_load_program`). */
export class LoadedPrograms {
  readonly #programs: LoadedProgram[] = [];
  /** By the key of a pc: what `hintsAt` found, since a run asks for the same ones again and again. */
  readonly #hints = new Map<number, readonly Hint[]>();
  /** Told of each program that is added. */
  onAdded: ((loaded: LoadedProgram) => void) | undefined;

  add(loaded: LoadedProgram): void {
    this.#programs.push(loaded);
    this.#hints.clear();
    this.onAdded?.(loaded);
  }

  /** In the order in which they were loaded. */
  [Symbol.iterator](): Iterator<LoadedProgram> {
    return this.#programs.values();
  }

  /** The program that a pc is in, the one loaded last if there are several; undefined outside of all. */
  find(pc: Relocatable): ProgramPlace | undefined {
    // A plain loop, since every hint comes this way.
    for (let i = this.#programs.length - 1; i >= 0; i--) {
      const loaded = this.#programs[i];
      if (loaded === undefined || pc.segment !== loaded.base.segment) continue;
      const offset = pc.offset - loaded.base.offset;
      if (offset >= 0 && offset < loaded.program.data.length) {
        return { program: loaded.program, base: loaded.base, offset };
      }
    }
    return undefined;
  }

  hintsAt(pc: Relocatable): readonly Hint[] {
    const known = this.#hints.get(pc.key);
    if (known !== undefined) return known;
    const place = this.find(pc);
    const hints = place?.program.hints.get(place.offset) ?? NO_HINTS;
    this.#hints.set(pc.key, hints);
    return hints;
  }

  locationAt(pc: Relocatable): InstructionLocation | undefined {
    const place = this.find(pc);
    return place?.program.debugInfo?.instructionLocations.get(place.offset);
  }

  /** The text of a file that is not on disk; of the program loaded last if several have it. */
  fileContent(filename: string): string | undefined {
    const texts = this.#programs.map(({ program }) => program.debugInfo?.fileContents.get(filename));
    return texts.findLast(text => text !== undefined);
  }
}
