import { readFileSync, statSync } from 'node:fs';
import { fileErrorReason, usageError, type CliError } from './cli-error.ts';

/**
 * The content of a file that the command line names.
 * @param option how it is named there; left out: as the argument
 * @throws CliError with the usage exit code
 */
export function readNamedFile(file: string, option?: string): Buffer {
  try {
    const stats = statSync(file);
    if (!stats.isCharacterDevice() && !stats.isBlockDevice()) return readFileSync(file);
  } catch (error) {
    throw unreadable(file, option, fileErrorReason(error));
  }
  // Some, such as /dev/zero, never end.
  throw unreadable(file, option, 'it is a device');
}

/** The same as text. */
export function readNamedText(file: string, option?: string): string {
  const bytes = readNamedFile(file, option);
  try {
    return bytes.toString('utf8');
  } catch {
    // V8 keeps no text of more than half a gigabyte.
    throw unreadable(file, option, 'it is too large');
  }
}

/** The same as JSON: its text, checked, so that the error names the file. */
export function readNamedJson(
  file: string,
  option: string,
): { readonly text: string; readonly value: unknown } {
  const text = readNamedText(file, option);
  try {
    return { text, value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`${file} (${option}) is not JSON: ${reason}.`);
  }
}

function unreadable(file: string, option: string | undefined, reason: string): CliError {
  return usageError(`Cannot read ${file}${option === undefined ? '' : ` (${option})`}: ${reason}.`);
}
