import type { Command } from './command.ts';
import { create } from './create.ts';
import { end } from './end.ts';
import { functionResult, memoryFile, output, returnValues, traceFile } from './results.ts';
import { run } from './run.ts';

/** What the owner may ask for, by the `op` of a COMMAND frame. */
const table = { create, run, end, output, returnValues, functionResult, memoryFile, traceFile };

/** The command with this name; its arguments are those that the owner's side of it sends. */
export function findCommand(op: string): Command<never> | undefined {
  return Object.hasOwn(table, op) ? (table as Record<string, Command<never>>)[op] : undefined;
}
