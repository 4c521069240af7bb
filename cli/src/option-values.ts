import { delimiter } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options that several commands have, and readers of what they are given. */

/** @throws InvalidArgumentError, which the parser turns into a message */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 2^53 - 1, for instance 1000.');
  }
  return count;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** `512M`, `2GB`, `1.5GiB` or a number of bytes. */
export function parseBytes(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([KMG]?)(?:i?B)?$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * (UNITS[unit.toUpperCase()] ?? Number.NaN));
  if (number === '' || !(bytes >= 1) || !Number.isSafeInteger(bytes)) {
    throw new InvalidArgumentError('It must be a size such as 512MB or 2GB.');
  }
  return bytes;
}

/** The folders of a list as in PATH. */
export function parseFolders(text: string): string[] {
  return text.split(delimiter).filter(folder => folder !== '');
}

/** How Python and the compiler are found. */
export interface ToolchainFlags {
  readonly python?: string;
  readonly cairoPath?: readonly string[];
}

export function addToolchainOptions(command: Command): Command {
  return command
    .option('--python <path>', 'the Python that runs hints and the compiler (3.9 or later)')
    .addOption(
      new Option(
        '--cairo-path <folders>',
        `where imports are looked for, separated by "${delimiter}"`,
      ).argParser(parseFolders),
    );
}
