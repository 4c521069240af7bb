import { parseGivenObject, type GivenObject } from './given-object.ts';

/** What hints may do, and what they are given (M9, M10). CPython is no sandbox: this is for honest hints. */
export interface HintAccess {
  /** Folders that hints import from, before those of Python itself. */
  readonly pythonPath?: readonly string[] | undefined;
  /** Modules that hints may import, each with its submodules; undefined: all that Python finds. */
  readonly allowedModules?: readonly string[] | undefined;
  /** Seconds that one hint may take, the time in a debugger aside; undefined: any time. */
  readonly hintTimeout?: number | undefined;
  /** Bytes of memory that the hints' process may take, what Python needs itself included; undefined: any. Not on Windows. */
  readonly hintMemory?: number | undefined;
  /** `module:callable`: what it returns is `syscall_handler` in hints. */
  readonly syscallHandler?: string | undefined;
  /**
   * Variables that hints have in every scope, by name: `module:callable` for an object that is made before the first
   * step, or a JSON value: anything but a text as it is, or the JSON as text.
   */
  readonly hintLocals?: Readonly<Record<string, unknown>> | undefined;
  /** The same for names that are in every hint and gone after it. */
  readonly staticLocals?: Readonly<Record<string, unknown>> | undefined;
}

/** What Python is told of it: see `cairo_vm_py/hint_access.py`. */
export interface AccessDescription {
  readonly pythonPath: readonly string[];
  readonly allowedModules: readonly string[] | null;
  readonly hintTimeout: number | null;
  readonly hintMemory: number | null;
  readonly hintLocals: Readonly<Record<string, GivenObject>>;
  readonly staticLocals: Readonly<Record<string, GivenObject>>;
}

/** An option of the hints that makes no sense: which one, and what it must be. */
export class HintAccessError extends Error {
  override readonly name = 'HintAccessError';
}

/** Names of modules, as in an import statement. */
const MODULE = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** @throws HintAccessError that names the option */
export function describeAccess(access: HintAccess): AccessDescription {
  const {
    pythonPath = [],
    allowedModules,
    hintTimeout,
    hintMemory,
    syscallHandler,
    hintLocals = {},
  } = access;
  for (const module of allowedModules ?? []) {
    if (!MODULE.test(module)) {
      throw new HintAccessError(
        `allowedModules: '${module}' is no name of a module, such as 'json' or 'starkware.cairo.common'.`,
      );
    }
  }
  if (hintTimeout !== undefined && !(hintTimeout > 0 && hintTimeout <= MOST_SECONDS)) {
    throw new HintAccessError(
      `hintTimeout is ${hintTimeout}: it must be more than 0 and at most ${MOST_SECONDS} seconds.`,
    );
  }
  if (hintMemory !== undefined && !(Number.isSafeInteger(hintMemory) && hintMemory > 0)) {
    throw new HintAccessError(`hintMemory is ${hintMemory}: it must be a whole number of bytes, above 0.`);
  }
  if (syscallHandler !== undefined && 'syscall_handler' in hintLocals) {
    throw new HintAccessError(
      "Both syscallHandler and hintLocals name a 'syscall_handler': give one of the two.",
    );
  }
  const locals =
    syscallHandler === undefined ? hintLocals : { ...hintLocals, syscall_handler: handler(syscallHandler) };
  return {
    pythonPath,
    allowedModules: allowedModules ?? null,
    hintTimeout: hintTimeout ?? null,
    hintMemory: hintMemory ?? null,
    hintLocals: describeObjects('hintLocals', locals),
    staticLocals: describeObjects('staticLocals', access.staticLocals ?? {}),
  };
}

/** The names of what hints are given. */
export function givenNames({ syscallHandler, hintLocals = {}, staticLocals = {} }: HintAccess): string[] {
  const names = [...Object.keys(hintLocals), ...Object.keys(staticLocals)];
  return syscallHandler === undefined ? names : [...names, 'syscall_handler'];
}

/** A day: what timers of both sides can hold without thought. */
const MOST_SECONDS = 86_400;

function handler(written: string): string {
  const object = parseGivenObject(written);
  if (object !== undefined && 'call' in object) return written;
  throw new HintAccessError(
    `syscallHandler is '${written}': it must be 'module:callable', such as 'storage:StorageHandler'.`,
  );
}

function describeObjects(
  option: string,
  objects: Readonly<Record<string, unknown>>,
): Record<string, GivenObject> {
  return Object.fromEntries(
    Object.entries(objects).map(([name, written]) => {
      if (!NAME.test(name))
        throw new HintAccessError(`${option}: '${name}' is no name that a hint could use.`);
      const object = parseGivenObject(written);
      if (object === undefined) {
        throw new HintAccessError(
          `${option}: '${name}' is '${String(written)}': it must be 'module:callable', or a value as JSON (a text in quotes).`,
        );
      }
      return [name, object];
    }),
  );
}
