import { EXIT } from '../cli-error.ts';
import { loadProgram, type ProgramRequest } from '../load-program.ts';
import { SourceFinder } from '../source-finder.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';
import { findFunction } from '../program/functions.ts';
import { listProgram } from './listing.ts';
import { listingText } from './listing-text.ts';

/** What `cairoscope disassemble` was asked to do. */
export interface DisassembleSettings extends ProgramRequest {
  /** Undefined: the whole program. */
  readonly functionName: string | undefined;
  readonly json: boolean;
}

/** `cairoscope disassemble`. */
export async function disassembleCommand(settings: DisassembleSettings, terminal: Terminal): Promise<number> {
  const { program } = await loadProgram(settings, new StatusLine(terminal));
  const range =
    settings.functionName === undefined
      ? { start: 0, end: program.data.length }
      : findFunction(program, settings.functionName);
  const listed = listProgram(program, range);
  if (settings.json) {
    const instructions = [...listed];
    terminal.stdout(`${JSON.stringify({ builtins: program.builtins, instructions }, null, 2)}\n`);
    return EXIT.ok;
  }
  const sources = new SourceFinder(settings.file);
  const text = (filename: string): string | undefined =>
    program.debugInfo?.fileContents.get(filename) ?? sources.read(filename);
  for (const part of listingText(listed, text)) terminal.stdout(part);
  return EXIT.ok;
}
