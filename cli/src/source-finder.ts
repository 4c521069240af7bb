import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';

/**
 * Finds the source files that a compiled program names. Relative names start, as in cairo-run, at the working
 * folder; where there is no such file, at the program's folder.
 */
export class SourceFinder {
  readonly #texts = new Map<string, string | undefined>();

  /** @param program path of the source or the compiled program that was asked for */
  constructor(private readonly program: string) {}

  /** Absolute path of the file; the name itself if there is no such file. */
  find(filename: string): string {
    const folders = isAbsolute(filename) ? [''] : [process.cwd(), dirname(resolve(this.program))];
    return folders.map(folder => resolve(folder, filename)).find(existsSync) ?? filename;
  }

  /** Text of the file; undefined if it cannot be read. */
  read(filename: string): string | undefined {
    if (this.#texts.has(filename)) return this.#texts.get(filename);
    let text: string | undefined;
    try {
      text = readFileSync(this.find(filename), 'utf8');
    } catch {
      // An error message is still right without the line of source.
    }
    this.#texts.set(filename, text);
    return text;
  }
}
