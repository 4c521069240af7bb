import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A source file of the program. */
export interface SourceFile {
  /** As the debug information names it. */
  readonly name: string;
  /** Where it is on this machine; undefined if it is generated text, or nowhere to be found. */
  readonly path: string | undefined;
  /** Is its text a part of the program? */
  readonly generated: boolean;
}

export interface SourceSearch {
  readonly cwd: string;
  /** The folder of the program. */
  readonly programFolder: string;
  /** Further folders, in order. */
  readonly sourceRoots: readonly string[];
  /** Texts that the program carries, by name; see `addTexts` for those of others. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Finds source files. Relative names are looked up in cwd, beside the program, and in the source roots; absolute
 * names that do not exist here (compiled on another machine) by their last folders in the same places.
 */
export class SourceFiles {
  readonly #files = new Map<string, SourceFile>();
  readonly #texts = new Map<string, string | undefined>();
  #search: SourceSearch;
  readonly #carried: Map<string, string>;

  constructor(search: SourceSearch) {
    this.#search = search;
    this.#carried = new Map(search.texts);
  }

  /** Adds the texts that a further program carries. */
  addTexts(texts: ReadonlyMap<string, string>): void {
    for (const [name, text] of texts) {
      this.#carried.set(name, text);
      this.#files.delete(name);
      this.#texts.delete(name);
    }
  }

  /** Adds further folders to search: what was found stays where it is. */
  addRoots(roots: readonly string[]): void {
    this.#search = { ...this.#search, sourceRoots: [...this.#search.sourceRoots, ...roots] };
    for (const [name, { path: found }] of this.#files) {
      if (found !== undefined) continue;
      this.#files.delete(name);
      this.#texts.delete(name);
    }
  }

  /** The folders that are searched, for error messages. */
  get folders(): string[] {
    const { cwd, programFolder, sourceRoots } = this.#search;
    return [...new Set([cwd, programFolder, ...sourceRoots.map(root => path.resolve(cwd, root))])];
  }

  get(name: string): SourceFile {
    let file = this.#files.get(name);
    if (!file) {
      const found = this.#find(name);
      file = { name, path: found, generated: found === undefined && this.#carried.has(name) };
      this.#files.set(name, file);
    }
    return file;
  }

  /** The file's text; undefined if it cannot be read. */
  read(name: string): string | undefined {
    if (!this.#texts.has(name)) this.#texts.set(name, this.#load(name));
    return this.#texts.get(name);
  }

  /** Those of `names` that stand for the file at `wanted`. */
  namesOf(wanted: string, names: Iterable<string>): string[] {
    const key = fileKey(wanted);
    return [...names].filter(name => {
      const found = this.get(name).path;
      return name === wanted || (found !== undefined && fileKey(found) === key);
    });
  }

  #load(name: string): string | undefined {
    const file = this.get(name);
    if (file.path === undefined) return this.#carried.get(name);
    try {
      return readFileSync(file.path, 'utf8');
    } catch {
      return undefined;
    }
  }

  #find(name: string): string | undefined {
    // Names from Windows and from elsewhere, whatever machine this is.
    const isAbsolute = path.isAbsolute(name) || path.win32.isAbsolute(name);
    if (isAbsolute && existsSync(name)) return path.normalize(name);
    if (this.#carried.has(name)) return undefined;
    const parts = name.split(/[\\/]+/).filter(part => part !== '' && !part.endsWith(':'));
    // A bare file name of a far folder could be any file of that name: two components at least must agree,
    // but for files beside the program.
    const shortest = isAbsolute ? Math.min(2, parts.length) : parts.length;
    for (let length = parts.length; length >= shortest; length--) {
      const found = this.folders
        .map(folder => path.join(folder, ...parts.slice(parts.length - length)))
        .find(candidate => existsSync(candidate));
      if (found !== undefined) return found;
    }
    const beside = path.join(this.#search.programFolder, parts.at(-1) ?? '');
    return isAbsolute && existsSync(beside) ? beside : undefined;
  }
}

/** Equal for paths of one file: links resolved, and case ignored where file systems do. */
export function fileKey(file: string): string {
  let resolved = path.resolve(file);
  try {
    resolved = realpathSync.native(resolved);
  } catch {
    // Not there: compare the path as it is written.
  }
  return process.platform === 'win32' || process.platform === 'darwin' ? resolved.toLowerCase() : resolved;
}
