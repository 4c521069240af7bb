import {
  evaluateExpression,
  getStruct,
  NameError,
  Relocatable,
  resolveType,
  visibleReferences,
  type CairoType,
  type NameSite,
  type Program,
  type Registers,
  type ViewedMemory,
} from '../../../../vm-core/src/index.ts';

/** The names that the source has for cells at a place: of references, of their members, and of what pointers to structs lead to. */
export class CellNames {
  readonly #names = new Map<number, string[]>();
  readonly #program: Program;
  readonly #memory: ViewedMemory;

  constructor(program: Program, site: NameSite, registers: Registers, memory: ViewedMemory) {
    this.#program = program;
    this.#memory = memory;
    for (const { name, entry } of visibleReferences(program, site)) {
      if (entry instanceof NameError) continue;
      try {
        const { type, address } = evaluateExpression(program, site, name, registers, memory);
        if (address) this.#addValue(name, resolveType(program, type), address, true);
      } catch {
        // A name without a value here names no cell.
      }
    }
  }

  /** The name of a cell, best one that `text` has, and a reference's before what it leads to; undefined if there is none. */
  of(address: Relocatable, text = ''): string | undefined {
    const names = this.#names.get(address.key) ?? [];
    return names.find(name => isIn(name, text)) ?? names.find(name => /^\w+$/.test(name)) ?? names[0];
  }

  #addValue(name: string, type: CairoType, address: Relocatable, followsPointer: boolean): void {
    if (type.kind === 'struct') this.#addMembers(name, type.name, address);
    else this.#add(name, address);
    if (type.kind !== 'pointer' || !followsPointer) return;
    const target = this.#memory.get(address);
    const pointee = resolveType(this.#program, type.pointee);
    if (!(target instanceof Relocatable)) return;
    if (pointee.kind === 'struct') this.#addMembers(name, pointee.name, target);
    else this.#add(`[${name}]`, target);
  }

  #addMembers(name: string, struct: string, address: Relocatable): void {
    for (const [member, { cairoType, offset }] of getStruct(this.#program, struct).members) {
      const type = resolveType(this.#program, cairoType);
      this.#addValue(`${name}.${member}`, type, address.add(offset), false);
    }
  }

  #add(name: string, address: Relocatable): void {
    const names = this.#names.get(address.key);
    if (names) names.push(name);
    else this.#names.set(address.key, [name]);
  }
}

function isIn(name: string, text: string): boolean {
  const escaped = name.replace(/[.[\]]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?!\\w)`).test(text);
}
