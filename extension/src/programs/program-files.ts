import { open, readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { isCompiledProgram, mayBeCompiledProgram } from '../configuration/compiled-program.ts';
import { cairoVersionOf, hasMain } from '../language/cairo-version.ts';

/** How much of a JSON file is read before the whole of it is. */
const HEAD_BYTES = 4096;

/** What a file is to the debugger. `library`: Cairo 0 without a function `main`; `pie`: a Cairo PIE. */
export type ProgramKind = 'source' | 'compiled' | 'pie' | 'library' | 'cairo1' | 'other';

/**
 * Finds out what a file is from its name and its text.
 *
 * @returns `other` also for files that cannot be read
 */
export async function programKindOf(path: string): Promise<ProgramKind> {
  try {
    switch (extname(path).toLowerCase()) {
      case '.cairo':
        return cairoKindOf(await readFile(path, 'utf8'));
      case '.json':
        return mayBeCompiledProgram(await headOf(path)) && isCompiledProgram(await readFile(path, 'utf8'))
          ? 'compiled'
          : 'other';
      case '.zip':
        return (await isPie(path)) ? 'pie' : 'other';
      default:
        return 'other';
    }
  } catch {
    return 'other';
  }
}

/** What a text with the extension `.cairo` is to the debugger. */
export function cairoKindOf(text: string): 'source' | 'library' | 'cairo1' {
  if (cairoVersionOf(text) === 'cairo1') return 'cairo1';
  return hasMain(text) ? 'source' : 'library';
}

/** Whether a path names a file. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The names of the files in a ZIP archive are at its end. */
async function isPie(path: string): Promise<boolean> {
  const { size } = await stat(path);
  const end = await headOf(path, Math.max(0, size - HEAD_BYTES));
  return ['metadata.json', 'memory.bin'].every(name => end.includes(name));
}

async function headOf(path: string, start = 0): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
