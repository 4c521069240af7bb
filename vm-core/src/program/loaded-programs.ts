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

  add(loaded: LoadedProgram): void {
    this.#programs.push(loaded);
  }

  /** In the order in which they were loaded. */
  [Symbol.iterator](): Iterator<LoadedProgram> {
    return this.#programs.values();
  }

  /** Undefined for a pc outside of every program. */
  find(pc: Relocatable): ProgramPlace | undefined {
    for (const { program, base } of this.#programs) {
      const offset = pc.offset - base.offset;
      if (pc.segment === base.segment && offset >= 0 && offset < program.data.length) {
        return { program, base, offset };
      }
    }
    return undefined;
  }

  hintsAt(pc: Relocatable): readonly Hint[] {
    const place = this.find(pc);
    return place?.program.hints.get(place.offset) ?? NO_HINTS;
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
