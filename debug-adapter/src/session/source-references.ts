import path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { SourceFiles } from '../debuggee/code/source-files.ts';
import { ClientError } from '../client-error.ts';

/** Describes source files to the client: by path, or by a number for texts that only the program has. */
export class SourceReferences {
  readonly #files: SourceFiles;
  readonly #names: string[] = [];

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** @param name of the file as the debug information, or Python, has it */
  describe(name: string): DebugProtocol.Source {
    const file = this.#files.get(name);
    const shortName = name.split(/[\\/]/).at(-1) ?? name;
    if (file.path !== undefined) return { name: path.basename(file.path), path: file.path };
    const sourceReference = this.#referenceOf(name);
    return file.generated
      ? { name: shortName, sourceReference, origin: 'made by the compiler' }
      : { name: shortName, sourceReference, origin: 'not found', presentationHint: 'deemphasize' };
  }

  /** The name behind a number that `describe` gave. */
  nameOf(sourceReference: number): string | undefined {
    return this.#names[sourceReference - 1];
  }

  /** @throws ClientError if there is no such text */
  read(sourceReference: number): string {
    const name = this.nameOf(sourceReference);
    if (name === undefined) throw new ClientError(`There is no source with the number ${sourceReference}.`);
    const text = this.#files.read(name);
    if (text !== undefined) return text;
    throw new ClientError(
      `The source file '${name}' was not found in ${this.#files.folders.join(', ')}. ` +
        "Add its folder to 'sourceRoots' in the launch configuration.",
    );
  }

  #referenceOf(name: string): number {
    const index = this.#names.indexOf(name);
    return index >= 0 ? index + 1 : this.#names.push(name);
  }
}
