import { instructionAt, type ViewedMemory } from '../../../../vm-core/src/index.ts';
import type { CairoFunction } from './functions.ts';
import type { LoadedCode } from './loaded-code.ts';

/** A module of Cairo, with what a program has of it. */
export interface CairoModule {
  /** Unique among all programs of a VM. */
  readonly id: string;
  /** `__main__`, `starkware.cairo.common.alloc`. */
  readonly name: string;
  /** As the debug information names it; undefined without. */
  readonly file: string | undefined;
  /** Where the first of its functions is. */
  readonly start: number;
  readonly functions: number;
  readonly instructions: number;
  readonly hints: number;
}

/** The modules that a program has code of, in the order of the code. */
export function listModules({ base, code, program }: LoadedCode, memory: ViewedMemory): CairoModule[] {
  const modules = new Map<string, { -readonly [K in keyof CairoModule]: CairoModule[K] }>();
  for (const owner of code.functions.all) {
    const id = moduleId(base, owner);
    const found = modules.get(id) ?? {
      ...{ id, name: moduleName(owner), start: owner.start },
      ...{ file: code.statements.at(owner.start)?.exact.file, functions: 0, instructions: 0, hints: 0 },
    };
    modules.set(id, found);
    found.functions += 1;
    for (let offset = owner.start; offset < owner.end; found.instructions++) {
      offset += instructionAt(memory, base.add(offset))?.size ?? 1;
    }
  }
  for (const [offset, hints] of program.hints) {
    const owner = code.functions.at(offset);
    const found = owner && modules.get(moduleId(base, owner));
    if (found) found.hints += hints.length;
  }
  return [...modules.values()];
}

/** The id of the module that a function is in. */
export function moduleId(base: LoadedCode['base'], owner: CairoFunction): string {
  return `${base} ${moduleName(owner)}`;
}

function moduleName({ fullName, name }: CairoFunction): string {
  return fullName.slice(0, Math.max(0, fullName.length - name.length - 1));
}
