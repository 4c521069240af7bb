import type { Program } from '../../../../vm-core/src/index.ts';

/** A function of the program: from its entry to the entry of the next one. */
export interface CairoFunction {
  /** `__main__.fib`, `starkware.cairo.common.alloc.alloc`. */
  readonly fullName: string;
  /** What a person calls it: `fib`, `Account.transfer` (a namespace's function). */
  readonly name: string;
  /** Offsets in the program's data. */
  readonly start: number;
  readonly end: number;
}

/** The program's functions and labels by name and by code offset. */
export class FunctionTable {
  /** In the order of the code. */
  readonly all: readonly CairoFunction[];
  readonly #labels: ReadonlyMap<number, string>;
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
    const entries: { fullName: string; start: number }[] = [];
    const labels = new Map<number, string>();
    for (const [fullName, identifier] of program.identifiers) {
      if (identifier.type === 'function') entries.push({ fullName, start: identifier.pc });
      else if (identifier.type === 'label') labels.set(identifier.pc, fullName.split('.').at(-1) ?? fullName);
    }
    entries.sort((a, b) => a.start - b.start);
    this.#labels = labels;
    this.all = entries.map(({ fullName, start }, index) => ({
      fullName,
      name: this.#shortName(fullName),
      start,
      end: entries.slice(index + 1).find(next => next.start > start)?.start ?? program.data.length,
    }));
  }

  /** The function that the instruction at `offset` belongs to. */
  at(offset: number): CairoFunction | undefined {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = this.all[low - 1];
    return found && offset < found.end ? found : undefined;
  }

  /** What the address is called in a listing: the function that starts here, or a label. */
  symbolAt(offset: number): string | undefined {
    const found = this.at(offset);
    if (found?.start === offset) return found.fullName;
    return this.#labels.get(offset);
  }

  /** Functions whose full name is `query`, or ends with `.query`; also through an import (`from … import query`). */
  find(query: string): CairoFunction[] {
    const wanted = query.trim();
    if (wanted === '') return [];
    const names = new Set<string>();
    for (const name of this.#program.identifiers.keys()) {
      if (name === wanted || name.endsWith(`.${wanted}`)) names.add(this.#follow(name));
    }
    return this.all.filter(candidate => names.has(candidate.fullName));
  }

  #follow(name: string): string {
    const seen = new Set<string>();
    let current = name;
    while (!seen.has(current)) {
      seen.add(current);
      const identifier = this.#program.identifiers.get(current);
      if (identifier?.type !== 'alias') break;
      current = identifier.destination;
    }
    return current;
  }

  /** The last component, with the namespaces around it. */
  #shortName(fullName: string): string {
    const parts = fullName.split('.');
    let first = parts.length - 1;
    while (
      first > 0 &&
      this.#program.identifiers.get(parts.slice(0, first).join('.'))?.type === 'namespace'
    ) {
      first -= 1;
    }
    return parts.slice(first).join('.');
  }
}
