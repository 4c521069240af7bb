import type { Command } from './command.ts';
import { call } from './call.ts';
import { create } from './create.ts';
import { debug } from './debug.ts';
import { end } from './end.ts';
import { enterFunction, enterMain, layOut, load } from './lay-out.ts';
import { functionResult, memoryFile, output, returnValues, traceFile } from './results.ts';
import { run } from './run.ts';
import { finalStack, label, markAccessed, relocate, resources, signature, struct } from './runner.ts';
import { writeFiles } from './write-files.ts';

/** What the owner may ask for, by the `op` of a COMMAND frame. */
const table = {
  ...{ create, call, run, end, output, returnValues, functionResult, memoryFile, traceFile, writeFiles },
  ...{ debug, load, layOut, enterMain, enterFunction },
  ...{ resources, markAccessed, finalStack, relocate, label, signature, struct },
};

/** The command with this name; its arguments are those that the owner's side of it sends. */
export function findCommand(op: string): Command<never> | undefined {
  return Object.hasOwn(table, op) ? (table as Record<string, Command<never>>)[op] : undefined;
}
