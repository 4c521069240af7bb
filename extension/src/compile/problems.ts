/** A place in a source with what the compiler says there: line and columns count from 1, as it prints them. */
export interface LocatedMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The column after the last character. */
  readonly endColumn?: number;
  readonly message: string;
}

/** An error of the compiler. */
export interface LocatedError extends LocatedMessage {
  /** Further places, as the definition that a use contradicts. */
  readonly related?: readonly LocatedMessage[];
}

/** A message at a range of a file; line and characters count from 0, as the editor wants them. */
export interface Note {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** An error at a range of a file. */
export interface Problem extends Note {
  readonly related: readonly Note[];
}

/** Sorts compiler errors by file and turns their positions into ranges of the editor. */
export function problemsByFile(errors: readonly LocatedError[]): ReadonlyMap<string, readonly Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const error of errors) {
    const problem = { ...noteOf(error), related: (error.related ?? []).map(noteOf) };
    files.set(error.file, [...(files.get(error.file) ?? []), problem]);
  }
  return files;
}

/** A message without an end covers one character: the editor widens that to the word it stands on. */
function noteOf({ file, line, column, endColumn, message }: LocatedMessage): Note {
  const start = Math.max(column - 1, 0);
  const end = Math.max((endColumn ?? 0) - 1, start + 1);
  return { file, line: Math.max(line - 1, 0), start, end, message };
}

/** One line that sums up why a program could not be compiled. */
export function summaryOf(program: string, errors: readonly LocatedError[], text: string): string {
  const [first] = errors;
  if (first === undefined) {
    const lines = text.split('\n').filter(line => line.trim() !== '');
    return `${program} could not be compiled: ${lines.at(-1) ?? 'the compiler gave no reason'}`;
  }
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${program} could not be compiled: ${first.message}${others}`;
}
