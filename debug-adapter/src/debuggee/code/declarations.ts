import type { NameSite, Program, Relocatable } from '../../../../vm-core/src/index.ts';
import type { AllCode, CodePlace } from './loaded-code.ts';
import type { CairoFunction } from './functions.ts';
import type { SourceFiles } from './source-files.ts';
import type { SourceRange } from './source-range.ts';

/**
 * Finds where names are declared. The debug information tells the pc from which a name has its value, and so the
 * statement before which its declaration is written; the place itself is looked up in the text above that.
 */
export class Declarations {
  readonly #code: AllCode;
  readonly #sources: SourceFiles;

  constructor(code: AllCode, sources: SourceFiles) {
    this.#code = code;
    this.#sources = sources;
  }

  /** The declaration of the reference or argument that a name stands for at `pc`; undefined if it is not to be found. */
  of(name: string, pc: Relocatable, site: NameSite): SourceRange | undefined {
    const place = this.#code.at(pc);
    const found = place?.code.functions.at(place.offset);
    if (!place || !found) return undefined;
    const bound = boundAt(place.program, `${found.fullName}.${name}`, site, place.offset) ?? found.start;
    const file = this.#fileOf(place, found);
    const text = file === undefined ? undefined : this.#sources.read(file);
    if (file === undefined || text === undefined) return undefined;
    const end = this.#lineBehind(place, found, bound, file);
    const offset = declarationIn(withoutComments(text), found, name, end);
    return offset === undefined ? undefined : rangeAt(file, text, offset, name.length);
  }

  #fileOf({ code }: CodePlace, { start, end }: CairoFunction): string | undefined {
    for (let offset = start; offset < end; offset++) {
      const statement = code.statements.at(offset);
      if (statement) return statement.statement.range.file;
    }
    return undefined;
  }

  /** The line of the statement at `bound`; the end of the function if there is none. */
  #lineBehind({ code }: CodePlace, { start, end }: CairoFunction, bound: number, file: string): number {
    let last = 0;
    for (let offset = start; offset < end; offset++) {
      const range = code.statements.at(offset)?.statement.range;
      if (range?.file !== file) continue;
      if (offset >= bound) return range.startLine;
      last = range.endLine + 1;
    }
    return last;
  }
}

/** The offset from which the name has the value that it has at the site. */
function boundAt(program: Program, fullName: string, site: NameSite, offset: number): number | undefined {
  const id = site.flowTracking?.referenceIds.get(fullName);
  if (id !== undefined) return program.references[id]?.pc;
  const identifier = program.identifiers.get(fullName);
  if (identifier?.type !== 'reference') return undefined;
  return identifier.references.findLast(({ pc }) => pc <= offset)?.pc;
}

/** The last declaration of the name in the function and above the line, else that in the function's head. */
function declarationIn(
  text: string,
  { name: functionName }: CairoFunction,
  name: string,
  endLine: number,
): number | undefined {
  // The first statement may stand on the line of the head.
  const nextLine = lineStart(text, endLine + 1);
  const shortName = functionName.split('.').at(-1) ?? functionName;
  const heads = [...text.slice(0, nextLine).matchAll(new RegExp(`\\bfunc\\s+${shortName}\\b`, 'g'))];
  const head = heads.at(-1)?.index;
  if (head === undefined) return undefined;
  const body = text.slice(head, Math.max(head, lineStart(text, endLine)));
  const declared = [...body.matchAll(new RegExp(`\\b(?:let|local|tempvar)\\b[^=;]*?\\b${name}\\b`, 'g'))].at(
    -1,
  );
  const found = declared ?? new RegExp(`^[^]*?[({,]\\s*${name}\\b`).exec(text.slice(head));
  return found ? head + found.index + found[0].length - name.length : undefined;
}

/** The text with comments blanked out, so that places stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\/.*/g, comment => ' '.repeat(comment.length));
}

/** Where a line, from 1, begins in the text; the text's end behind the last line. */
function lineStart(text: string, line: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

function rangeAt(file: string, text: string, offset: number, length: number): SourceRange {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { file, startLine: line, startCol: column, endLine: line, endCol: column + length };
}
