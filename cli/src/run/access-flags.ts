import { delimiter } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { HintAccess } from '../../../python-bridge/src/index.ts';
import { usageError } from '../cli-error.ts';
import { parseBytes, parseFolders } from '../option-values.ts';

/** What hints may do and are given, as the parser makes it of the options. */
export interface AccessFlags {
  readonly pythonPath?: readonly string[];
  readonly allowModule?: readonly string[];
  readonly hintTimeout?: number;
  readonly hintMemory?: number;
  readonly syscallHandler?: string;
  readonly hintLocal?: Readonly<Record<string, string>>;
  readonly staticLocal?: Readonly<Record<string, string>>;
}

export function addAccessOptions(command: Command): void {
  command
    .optionsGroup('What hints may do and are given:')
    .addOption(
      new Option('--python-path <folders>', `where hints import from, separated by "${delimiter}"`).argParser(
        parseFolders,
      ),
    )
    .option('--allow-module <name>', 'hints may import this module, and no others but such', collect)
    .option('--hint-timeout <seconds>', 'the time that one hint may take', parseSeconds)
    .option('--hint-memory <size>', "memory that the hints' Python may use, such as 512MB", parseBytes)
    .option('--syscall-handler <module:callable>', 'makes the syscall_handler of hints before the run')
    .option('--hint-local <name=object>', 'a variable of hints: module:callable, or JSON', collectNamed)
    .option('--static-local <name=object>', 'the same, new for each hint', collectNamed);
}

/** @returns undefined if nothing was said */
export function accessOf(flags: AccessFlags): HintAccess | undefined {
  const access = {
    pythonPath: flags.pythonPath,
    allowedModules: flags.allowModule,
    hintTimeout: flags.hintTimeout,
    hintMemory: flags.hintMemory,
    syscallHandler: flags.syscallHandler,
    hintLocals: flags.hintLocal,
    staticLocals: flags.staticLocal,
  };
  return Object.values(access).some(value => value !== undefined) ? access : undefined;
}

/**
 * Refuses what makes no sense, also for programs without hints.
 * @throws CliError with the usage exit code
 */
export async function checkAccess(flags: AccessFlags): Promise<void> {
  const access = accessOf(flags);
  if (access === undefined) return;
  const { describeAccess } = await import('../../../python-bridge/src/index.ts');
  try {
    describeAccess(access);
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function collectNamed(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, object] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || object === undefined) {
    throw new InvalidArgumentError('It must be NAME=module:callable, or NAME=JSON.');
  }
  if (name in before) throw new InvalidArgumentError(`'${name}' is given twice.`);
  return { ...before, [name]: object };
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || !(seconds > 0)) {
    throw new InvalidArgumentError('It must be a number of seconds above 0, for instance 2.5.');
  }
  return seconds;
}
