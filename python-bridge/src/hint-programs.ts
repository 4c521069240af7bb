import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CairoType, Hint, Program, ReferenceEntry } from '../../vm-core/src/index.ts';
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
  readonly pc: number;
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

/** All hints of a program: numbered as cairo-lang numbers them, with what Python has to know of them. */
export class HintPrograms {
  readonly hints: readonly HintDescription[];
  readonly structs: Record<string, StructDescription> = {};
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly #plans: HintPlan[] = [];
  readonly #places: HintPlace[] = [];
  readonly #ids = new Map<Hint, number>();
  readonly #names: NameDescriptions;
  readonly #paths = new Map<string, string>();

  constructor(
    private readonly program: Program,
    private readonly sources: SourceOptions,
  ) {
    this.#names = new NameDescriptions(program);
    this.hints = [...program.hints].flatMap(([pc, hints]) =>
      hints.map((hint, index) => this.add(hint, pc, index)),
    );
    this.files = [...this.#paths].flatMap(([filename, file]) => {
      const text = this.textOf(filename, file);
      return text === undefined ? [] : [{ path: file, text }];
    });
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

  /** Describes a name that was not found in the code, with the structs that Python may not know. */
  describeName(
    id: number,
    place: NamePlace,
    name: string,
  ): { entry: EntryDescription; structs: Record<string, StructDescription> } {
    const plan = this.plan(id);
    const structs: Record<string, StructDescription> = {};
    const entry = this.#names.describe(plan.hint, place, name, structs, (reference, type) =>
      // References in scopes are asked for each time: they are rare, and mostly revoked.
      place.scope === null ? this.planReference(plan, reference, type) : -1,
    );
    return { entry, structs };
  }

  private add(hint: Hint, pc: number, index: number): HintDescription {
    const id = this.#plans.length;
    const plan = new HintPlan(id, hint);
    this.#plans.push(plan);
    this.#ids.set(hint, id);
    const names = Object.fromEntries(
      [...namesInCode(hint.code)].map(name => [
        name,
        this.#names.describe(hint, ROOT, name, this.structs, (entry, type) =>
          this.planReference(plan, entry, type),
        ),
      ]),
    );
    const found = this.program.debugInfo?.instructionLocations.get(pc)?.hints[index];
    const file = found && (found.location.filename ?? '');
    const place: HintPlace = {
      pc,
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
      names,
    };
  }

  private planReference(plan: HintPlan, entry: ReferenceEntry, type: CairoType): number {
    const target = type.kind === 'pointer' ? type.pointee : type;
    const size = target.kind === 'struct' ? getStruct(this.program, target.name).size : 0;
    return plan.addReference(entry, type, size);
  }

  private pathOf(filename: string): string {
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

  private textOf(filename: string, file: string): string | undefined {
    const given = this.program.debugInfo?.fileContents.get(filename) ?? this.sources.readSource?.(filename);
    if (given !== undefined) return given;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      // The hints run without; only tracebacks lack the lines.
      return undefined;
    }
  }
}
