import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CairoType, Hint, Program, ReferenceEntry, Relocatable } from '../../vm-core/src/index.ts';
import { getStruct } from '../../vm-core/src/index.ts';
import { HintPlan } from './hint-plan.ts';
import {
  NameDescriptions,
  namesInCode,
  ROOT,
  type EntryDescription,
  type NamePlace,
  type StructDescription,
} from './name-descriptions.ts';

/** A hint as Python is told of it (`cairo_vm_py/hints.py`). */
export interface HintDescription {
  readonly id: number;
  readonly function: string;
  readonly code: string;
  /** As in the debug information; null without a location. */
  readonly file: string | null;
  readonly path: string | null;
  /** Of the first line of the code. */
  readonly line: number;
  readonly names: Readonly<Record<string, EntryDescription>>;
}

/** Where a hint stands, for messages. */
export interface HintPlace {
  /** In its program. */
  readonly pc: number;
  /** Where its program is; undefined: it is the one that runs. */
  readonly base: Relocatable | undefined;
  readonly index: number;
  readonly function: string;
  readonly file: string | undefined;
  readonly path: string | undefined;
  readonly line: number;
}

export interface SourceOptions {
  /** Text of a file as named in the debug information. */
  readonly readSource?: ((filename: string) => string | undefined) | undefined;
  /** Absolute path of such a file. */
  readonly resolveFile?: ((filename: string) => string) | undefined;
  readonly cwd: string;
}

/** What Python is told of a program (`cairo_vm_py/hints.py`, HintTable.load). */
export interface ProgramDescription {
  readonly hints: readonly HintDescription[];
  readonly structs: Readonly<Record<string, StructDescription>>;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A program whose hints are known. */
interface KnownProgram {
  readonly program: Program;
  readonly names: NameDescriptions;
  /** Where it is in memory; undefined for the one that runs, which is known before there is a VM. */
  readonly base: Relocatable | undefined;
}

/**
 * All hints of the program that runs and of those that it loads: numbered as cairo-lang numbers them, with what Python
 * has to know of them.
 */
export class HintPrograms {
  readonly #plans: HintPlan[] = [];
  readonly #places: HintPlace[] = [];
  /** By the number of the hint. */
  readonly #programs: KnownProgram[] = [];
  readonly #ids = new Map<Hint, number>();
  readonly #paths = new Map<string, string>();

  constructor(private readonly sources: SourceOptions) {}

  /** Numbers the hints of a program, and describes them and all that they name. */
  add(program: Program, base?: Relocatable): ProgramDescription {
    const known = { program, names: new NameDescriptions(program), base };
    const structs: Record<string, StructDescription> = {};
    const filenames = new Set<string>();
    const hints = [...program.hints].flatMap(([pc, list]) =>
      list.map((hint, index) => {
        const description = this.describe(known, hint, pc, index, structs);
        if (description.file) filenames.add(description.file);
        return description;
      }),
    );
    const files = [...filenames].flatMap(filename => {
      const path = this.pathOf(filename);
      const text = this.textOf(program, filename, path);
      return text === undefined ? [] : [{ path, text }];
    });
    return { hints, structs, files };
  }

  /** The number of a hint; undefined if it is none of this program's. */
  idOf(hint: Hint): number | undefined {
    return this.#ids.get(hint);
  }

  /** @throws Error if there is no such hint. */
  plan(id: number): HintPlan {
    const plan = this.#plans[id];
    if (plan === undefined) throw new Error(`There is no hint ${id}.`);
    return plan;
  }

  place(id: number): HintPlace | undefined {
    return this.#places[id];
  }

  /** The program that a hint is in. @throws Error if there is no such hint. */
  programOf(id: number): Program {
    return this.known(id).program;
  }

  /** The compiler's JSON of a hint's program, and the number of the first hint in it; null without one. */
  jsonOf(id: number): { program: string; first: number } | null {
    const known = this.known(id);
    const { json } = known.program;
    return json === undefined ? null : { program: json, first: this.#programs.indexOf(known) };
  }

  /** Describes a name that was not found in the code, with the structs that Python may not know. */
  describeName(
    id: number,
    place: NamePlace,
    name: string,
  ): { entry: EntryDescription; structs: Record<string, StructDescription> } {
    const plan = this.plan(id);
    const { names, program } = this.known(id);
    const structs: Record<string, StructDescription> = {};
    const entry = names.describe(plan.hint, place, name, structs, (reference, type) =>
      // References in scopes are asked for each time: they are rare, and mostly revoked.
      place.scope === null ? planReference(program, plan, reference, type) : -1,
    );
    return { entry, structs };
  }

  private known(id: number): KnownProgram {
    const known = this.#programs[id];
    if (known === undefined) throw new Error(`There is no hint ${id}.`);
    return known;
  }

  private describe(
    known: KnownProgram,
    hint: Hint,
    pc: number,
    index: number,
    structs: Record<string, StructDescription>,
  ): HintDescription {
    const { program, names, base } = known;
    const id = this.#plans.length;
    const plan = new HintPlan(id, hint);
    this.#plans.push(plan);
    this.#programs.push(known);
    this.#ids.set(hint, id);
    const entries = Object.fromEntries(
      [...namesInCode(hint.code)].map(name => [
        name,
        names.describe(hint, ROOT, name, structs, (entry, type) => planReference(program, plan, entry, type)),
      ]),
    );
    const found = program.debugInfo?.instructionLocations.get(pc)?.hints[index];
    const file = found && (found.location.filename ?? '');
    const place: HintPlace = {
      pc,
      base,
      index,
      function: hint.accessibleScopes.at(-1) ?? '',
      file,
      path: file ? this.pathOf(file) : undefined,
      line: found ? found.location.startLine + found.prefixNewlines : 1,
    };
    this.#places.push(place);
    return {
      id,
      function: place.function,
      code: hint.code,
      file: file ?? null,
      path: place.path ?? null,
      line: place.line,
      names: entries,
    };
  }

  /** The path of a file of the debug information, as Python knows it; the name itself if it was not found. */
  pathOf(filename: string): string {
    const known = this.#paths.get(filename);
    if (known !== undefined) return known;
    const resolved = this.sources.resolveFile?.(filename) ?? this.onDisk(filename);
    this.#paths.set(filename, resolved);
    return resolved;
  }

  private onDisk(filename: string): string {
    const absolute = path.resolve(this.sources.cwd, filename);
    return existsSync(absolute) ? absolute : filename;
  }

  private textOf(program: Program, filename: string, file: string): string | undefined {
    const given = program.debugInfo?.fileContents.get(filename) ?? this.sources.readSource?.(filename);
    if (given !== undefined) return given;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      // The hints run without; only tracebacks lack the lines.
      return undefined;
    }
  }
}

function planReference(program: Program, plan: HintPlan, entry: ReferenceEntry, type: CairoType): number {
  const target = type.kind === 'pointer' ? type.pointee : type;
  const size = target.kind === 'struct' ? getStruct(program, target.name).size : 0;
  return plan.addReference(entry, type, size);
}
