/** A place in a source file, as editors count: lines and columns from 1. */
export interface SourceSpan {
  file: string;
  line: number;
  column: number;
  /** The column after the last character, on the same line; absent if the compiler did not mark an end. */
  endColumn?: number;
}

/** What the compiler found wrong. */
export interface CompilerError extends SourceSpan {
  message: string;
  /** Further places with what the compiler says there: the way to a library's line, or a definition. */
  related?: (SourceSpan & { message: string })[];
}
