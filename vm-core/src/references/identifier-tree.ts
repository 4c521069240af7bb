import type { Identifier, Program } from '../program/program.ts';
import {
  identifierError,
  MissingIdentifierError,
  notAnIdentifierError,
  notAScopeError,
  type NameError,
} from './name-error.ts';

/** What a search finds; `rest` is what follows the identifier in the name, such as a member. */
export interface Found {
  readonly identifier: Identifier;
  readonly fullName: string;
  readonly rest: readonly string[];
}

/** Longer chains of aliases count as cycles: an alias of something in itself makes a longer name each time. */
const MAX_ALIASES = 100;

interface Scope {
  readonly fullName: string;
  readonly identifiers: Map<string, Identifier>;
  readonly scopes: Map<string, Scope>;
}

const join = (scope: string, name: string): string => (scope === '' ? name : `${scope}.${name}`);
const split = (name: string): string[] => (name === '' ? [] : name.split('.'));
const newScope = (fullName: string): Scope => ({ fullName, identifiers: new Map(), scopes: new Map() });

/** A program's identifiers by scope, searched as cairo-lang does (compiler/identifier_manager.py). */
export class IdentifierTree {
  static readonly #trees = new WeakMap<Program, IdentifierTree>();
  readonly #root = newScope('');
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
    for (const [fullName, identifier] of program.identifiers) {
      const parts = split(fullName);
      const name = parts.pop();
      if (name === undefined) continue;
      let scope = this.#root;
      for (const part of parts) {
        let inner = scope.scopes.get(part);
        if (inner === undefined) {
          inner = newScope(join(scope.fullName, part));
          scope.scopes.set(part, inner);
        }
        scope = inner;
      }
      scope.identifiers.set(name, identifier);
    }
  }

  static of(program: Program): IdentifierTree {
    let tree = this.#trees.get(program);
    if (tree === undefined) {
      tree = new IdentifierTree(program);
      this.#trees.set(program, tree);
    }
    return tree;
  }

  /** Later scopes come first. @throws NameError */
  search(scopes: readonly string[], name: string): Found {
    return this.inScopes(scopes, name, fullName => this.get(fullName));
  }

  /** The full name of the scope that `name` means. @throws NameError */
  searchScope(scopes: readonly string[], name: string): string {
    return this.inScopes(scopes, name, fullName => this.getScope(fullName));
  }

  /** Names directly in the scope with this full name. */
  namesIn(scope: string): ReadonlyMap<string, Identifier> {
    let at: Scope | undefined = this.#root;
    for (const part of split(scope)) at = at?.scopes.get(part);
    return at?.identifiers ?? new Map<string, Identifier>();
  }

  /** What has exactly this full name; aliases are not followed (`get_by_full_name`). */
  definition(fullName: string): Identifier | undefined {
    return this.#program.identifiers.get(fullName);
  }

  /** Follows aliases. @throws NameError */
  get(name: string): Found {
    const visited = [name];
    let found = this.find(split(name));
    while (found.identifier.type === 'alias') {
      const next = [found.identifier.destination, ...found.rest].join('.');
      const chain = [...visited, next].join(' -> ');
      if (visited.includes(next) || visited.length > MAX_ALIASES) {
        throw identifierError(`Cyclic aliasing detected: ${chain}`);
      }
      visited.push(next);
      try {
        found = this.find(split(next));
      } catch (error) {
        if (!(error instanceof MissingIdentifierError)) throw error;
        throw identifierError(`Alias resolution failed: ${chain}. ${error.message}`);
      }
    }
    return found;
  }

  private inScopes<T>(scopes: readonly string[], name: string, get: (fullName: string) => T): T {
    const [first = ''] = split(name);
    for (const scope of [...scopes].reverse()) {
      try {
        return get(join(scope, name));
      } catch (error) {
        // If the first part of the name is missing, an outer scope may have it; anything later is final.
        const isFirst =
          error instanceof MissingIdentifierError &&
          `${join(scope, first)}.`.startsWith(`${error.fullName}.`);
        if (!isFirst) throw error;
      }
    }
    throw new MissingIdentifierError(first);
  }

  private find(parts: readonly string[]): Found {
    let scope = this.#root;
    for (const [i, part] of parts.entries()) {
      const isLast = i === parts.length - 1;
      const inner = isLast ? undefined : scope.scopes.get(part);
      if (inner !== undefined) {
        scope = inner;
        continue;
      }
      const identifier = scope.identifiers.get(part);
      const fullName = join(scope.fullName, part);
      if (identifier !== undefined) return { identifier, fullName, rest: parts.slice(i + 1) };
      throw scope.scopes.has(part) ? notAnIdentifierError(fullName) : new MissingIdentifierError(fullName);
    }
    throw new MissingIdentifierError('');
  }

  private getScope(name: string): string {
    const visited: string[] = [];
    let current = name;
    try {
      while (!visited.includes(current) && visited.length <= MAX_ALIASES) {
        visited.push(current);
        const next = this.scopeOrAlias(split(current));
        if (typeof next === 'string') return next;
        current = next.alias;
      }
    } catch (error) {
      if (visited.length === 1) throw error;
      throw identifierError(
        `Alias resolution failed: ${visited.join(' -> ')}. ${(error as NameError).message}`,
      );
    }
    throw identifierError(`Cyclic aliasing detected: ${[...visited, current].join(' -> ')}`);
  }

  private scopeOrAlias(parts: readonly string[]): string | { readonly alias: string } {
    let scope = this.#root;
    for (const [i, part] of parts.entries()) {
      const inner = scope.scopes.get(part);
      if (inner !== undefined) {
        scope = inner;
        continue;
      }
      const identifier = scope.identifiers.get(part);
      const fullName = join(scope.fullName, part);
      if (identifier === undefined) throw new MissingIdentifierError(fullName);
      if (identifier.type !== 'alias') throw notAScopeError(fullName, identifier.type);
      return { alias: [identifier.destination, ...parts.slice(i + 1)].join('.') };
    }
    return scope.fullName;
  }
}
