import type { Relocatable } from '../../../../vm-core/src/index.ts';
import { parseFunctionPattern, type FunctionPattern } from '../breakpoints/function-pattern.ts';
import type { AllCode } from '../code/loaded-code.ts';
import type { SourceFiles } from '../code/source-files.ts';

/** What of a program is not its author's own. */
export interface SkipPatterns {
  /** Full names of functions, or patterns of names as function breakpoints have them. */
  readonly functions: readonly string[];
  /** Paths of source files, with `*` (anything in one folder), `**` (through folders) and `?`. */
  readonly files: readonly string[];
}

/** What steps pass by, and whether they do. */
export interface Skipping extends SkipPatterns {
  readonly isOn: boolean;
}

/** The common library of cairo-lang. */
export const LIBRARY: SkipPatterns = { functions: ['starkware.*'], files: [] };

/** Does a step not stop at this pc? */
export type Skips = (pc: Relocatable) => boolean;

/** Code that steps pass by unless they begin in it. Breakpoints in it stop all the same. */
export class SkippedCode {
  isOn = true;
  #functions: readonly FunctionPattern[] = [];
  #files: readonly RegExp[] = [];

  constructor(
    private readonly code: AllCode,
    private readonly sources: SourceFiles,
  ) {
    this.use({ ...LIBRARY, isOn: true });
  }

  /** @throws Error that says what is wrong with a pattern */
  use({ isOn, functions, files }: Skipping): void {
    this.isOn = isOn;
    this.#functions = functions.map(
      text => parseFunctionPattern(text) ?? (({ fullName }) => fullName === text.trim()),
    );
    this.#files = files.map(parseFilePattern);
  }

  /** Is the code at pc skipped? */
  has(pc: Relocatable): boolean {
    if (!this.isOn) return false;
    const place = this.code.at(pc);
    if (!place) return false;
    const owner = place.code.functions.at(place.offset);
    if (owner && this.#functions.some(matches => matches(owner))) return true;
    const file = place.code.statements.at(place.offset)?.exact.file;
    return file !== undefined && this.#files.some(pattern => pattern.test(this.#pathOf(file)));
  }

  /** What a step from `pc` passes by: nothing, if it begins in such code itself. */
  from(pc: Relocatable): Skips {
    const begins = this.has(pc);
    return at => !begins && this.has(at);
  }

  #pathOf(file: string): string {
    return (this.sources.get(file).path ?? file).replaceAll('\\', '/');
  }
}

/** Matches the end of a path from a folder's name on; a pattern that begins with `/` or a drive the whole path. */
export function parseFilePattern(text: string): RegExp {
  const pattern = text.trim().replaceAll('\\', '/');
  const parts = pattern.split(/(\*\*\/?|\*|\?)/).map(part => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  const isWhole = /^(\/|[A-Za-z]:\/|\*\*)/.test(pattern);
  return new RegExp(`${isWhole ? '^' : '(?:^|/)'}${parts.join('')}$`);
}
