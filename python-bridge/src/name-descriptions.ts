import {
  assignmentError,
  formatType,
  getStruct,
  isSimpleType,
  NameError,
  resolveId,
  resolveType,
  type CairoType,
  type Hint,
  type NameSite,
  type Program,
  type ReferenceEntry,
} from '../../vm-core/src/index.ts';

/** How Python has to take a value of a type (`cairo_vm_py/names.py`). */
const TypeKind = { simple: 0, struct: 1, structPointer: 2, other: 3 } as const;

interface TypeDescription {
  readonly kind: number;
  /** Full name of the struct that a value leads to. */
  readonly struct: string | null;
}

/** What a name is, in the form that `NameTable.add` of Python reads. */
export type EntryDescription = readonly (string | number | null | readonly string[])[];

/** A struct, in the form that `ProgramNames.add_structs` of Python reads. */
export interface StructDescription {
  readonly size: number;
  readonly members: Record<string, readonly [offset: number, kind: number, struct: string | null]>;
}

/** Where a name is looked up: right after `ids.`, or in a scope that was reached by `ids.<path>`. */
export interface NamePlace {
  readonly scope: string | null;
  readonly path: string;
}

export const ROOT: NamePlace = { scope: null, path: '' };

/** Says what the names in hints mean, for the Python side. The references themselves stay here. */
export class NameDescriptions {
  constructor(private readonly program: Program) {}

  /**
   * Describes one name. `addReference` is told of a reference and returns the number by which its value is sent.
   * Structs that the name leads to are added to `structs`.
   */
  describe(
    hint: Hint,
    place: NamePlace,
    name: string,
    structs: Record<string, StructDescription>,
    addReference: (entry: ReferenceEntry, type: CairoType) => number,
  ): EntryDescription {
    try {
      const entry = resolveId(this.program, siteOf(hint, place), name, place.path);
      switch (entry.kind) {
        case 'const':
          return ['const', String(entry.value)];
        case 'scope':
          return ['scope', entry.fullName, entry.path, entry.instructionOffset ?? null];
        case 'struct':
          this.addStruct(entry.struct.fullName, structs);
          return ['struct', entry.struct.fullName];
        case 'reference': {
          const type = resolveType(this.program, entry.type);
          if (type.kind === 'struct' && entry.address === undefined) {
            return ['error', 'AssertionError', noAddressText(type)];
          }
          const { kind, struct } = this.describeType(type, structs);
          const index = addReference(entry, type);
          const refusal = assignmentError(entry);
          return ['reference', index, kind, struct, refusal ? [refusal.pythonClass, refusal.message] : null];
        }
      }
    } catch (error) {
      if (error instanceof NameError) return ['error', error.pythonClass, error.message];
      throw error;
    }
  }

  private describeType(type: CairoType, structs: Record<string, StructDescription>): TypeDescription {
    if (isSimpleType(type)) return { kind: TypeKind.simple, struct: null };
    const target = type.kind === 'pointer' ? type.pointee : type;
    if (target.kind !== 'struct') return { kind: TypeKind.other, struct: null };
    this.addStruct(target.name, structs);
    return { kind: type.kind === 'pointer' ? TypeKind.structPointer : TypeKind.struct, struct: target.name };
  }

  /** Adds a struct and all that its members lead to. */
  private addStruct(fullName: string, structs: Record<string, StructDescription>): void {
    if (fullName in structs) return;
    const definition = getStruct(this.program, fullName);
    const members: StructDescription['members'] = {};
    structs[fullName] = { size: definition.size, members };
    for (const [name, { offset, cairoType }] of definition.members) {
      const { kind, struct } = this.describeType(resolveType(this.program, cairoType), structs);
      members[name] = [offset, kind, struct];
    }
  }
}

/** The site from which the names of a place are looked up. */
export function siteOf(hint: Hint, place: NamePlace): NameSite {
  if (place.scope === null) return hint;
  return { accessibleScopes: [place.scope], flowTracking: hint.flowTracking };
}

export const noAddressText = (type: CairoType): string =>
  `Expected expression of type '${formatType(type)}' to have an address.`;

/** The names that the code has right after `ids.`; one too many does no harm. */
export function namesInCode(code: string): Set<string> {
  const names = new Set<string>();
  for (const [, name] of code.matchAll(/\bids\s*\.\s*([A-Za-z_]\w*)/g)) {
    if (name !== undefined && !name.startsWith('__')) names.add(name);
  }
  return names;
}
