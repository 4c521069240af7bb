import type { SourceLocation } from '../program/program.ts';

/** Text of a source file as named in the debug information; undefined if it is not to be had. */
export type SourceReader = (filename: string) => string | undefined;

/** `file:line:col: message`, the source line and the marks under it (cairo-lang, compiler/error_handling.py). */
export function locationText(location: SourceLocation, message: string, read: SourceReader): string {
  const { filename = '', startLine, startCol } = location;
  const head = `${filename}:${startLine}:${startCol}${message === '' ? '' : `: ${message}`}`;
  const source = read(filename);
  return source === undefined ? head : `${head}\n${marks(source, location)}`;
}

/** The location after the places that it was expanded from, outermost first; one line break after each. */
export function locationChainText(location: SourceLocation, message: string, read: SourceReader): string {
  const own = `${locationText(location, message, read)}\n`;
  const { parent } = location;
  return parent ? locationChainText(parent.location, parent.message, read) + own : own;
}

function marks(source: string, location: SourceLocation): string {
  const line = source.split(/\r\n|\n|\r/)[location.startLine - 1];
  // The file may have changed since it was compiled.
  if (line === undefined) return '';
  const { startCol } = location;
  const endCol = location.startLine === location.endLine ? location.endCol : line.length + 1;
  const indent = ' '.repeat(startCol - 1);
  return endCol > startCol + 1
    ? `${line}\n${indent}^${'*'.repeat(endCol - startCol - 2)}^`
    : `${line}\n${indent}^`;
}
