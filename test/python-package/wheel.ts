import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

/** What is in a wheel, which is a ZIP archive. */
export class Wheel {
  private readonly files: Readonly<Record<string, Uint8Array>>;

  constructor(path: string) {
    this.files = unzipSync(readFileSync(path));
  }

  get names(): string[] {
    return Object.keys(this.files);
  }

  text(name: string): string {
    const bytes = this.files[name];
    if (bytes === undefined) throw new Error(`The wheel has no ${name}.`);
    return strFromU8(bytes);
  }

  get metadata(): string {
    return this.text(this.names.find(name => name.endsWith('/METADATA')) ?? 'METADATA');
  }

  /** What it asks for, without the conditions. */
  get dependencies(): string[] {
    return [...this.metadata.matchAll(/^Requires-Dist: ([^;\n]*)/gm)].map(found => found[1] ?? '');
  }
}
