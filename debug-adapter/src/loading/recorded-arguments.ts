import path from 'node:path';
import { ClientError } from '../client-error.ts';
import { text, type ArgumentValues } from './argument-values.ts';

/** A run that is over: what it left, as absolute paths. */
export type RecordedRun =
  | { readonly kind: 'pie'; readonly file: string; readonly program: string | undefined }
  | {
      readonly kind: 'files';
      readonly trace: string;
      readonly memory: string;
      readonly publicInput: string | undefined;
    };

/** The run of another VM, with which the program's own run is compared. */
export interface ComparedRun {
  readonly trace: string;
  readonly memory: string | undefined;
}

/**
 * What the launch opens instead of running the program; undefined: it runs.
 * @throws ClientError that names the argument that is missing or too much
 */
export function readRecordedRun(values: ArgumentValues, cwd: string): RecordedRun | undefined {
  const file = (name: string): string | undefined => pathOf(text(values, name), cwd);
  const program = file('program');
  const isPie = program !== undefined && path.extname(program).toLowerCase() === '.zip';
  const [pie, trace, memory, publicInput] = [
    file('pie') ?? (isPie ? program : undefined),
    file('traceFile'),
    file('memoryFile'),
    file('airPublicInput'),
  ];
  if (pie !== undefined) {
    if (trace ?? memory ?? publicInput) {
      throw refusal(
        "'pie' is a whole run by itself: leave out 'traceFile', 'memoryFile' and 'airPublicInput'.",
      );
    }
    return { kind: 'pie', file: pie, program: isPie ? undefined : program };
  }
  if (trace !== undefined && memory !== undefined) return { kind: 'files', trace, memory, publicInput };
  if (trace ?? memory ?? publicInput) {
    const missing = trace === undefined ? 'traceFile' : 'memoryFile';
    throw refusal(`'${missing}' is missing: a run is opened from its trace and its memory file together.`);
  }
  return undefined;
}

/** @throws ClientError that names the argument */
export function readComparedRun(
  values: ArgumentValues,
  cwd: string,
  recorded: RecordedRun | undefined,
): ComparedRun | undefined {
  const value = values.get('compareWith') ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'object') throw refusal("'compareWith' must be an object: { trace, memory }.");
  const members = new Map<string, unknown>(Object.entries(value));
  const trace = pathOf(text(members, 'trace'), cwd);
  if (trace === undefined)
    throw refusal("'compareWith.trace' is missing: give the trace file of the other run.");
  if (recorded?.kind === 'files') {
    throw refusal(
      "'compareWith' compares a run of this VM: leave out 'traceFile' and 'memoryFile', or compare files by 'cairoscope diff'.",
    );
  }
  return { trace, memory: pathOf(text(members, 'memory'), cwd) };
}

const pathOf = (written: string | undefined, cwd: string): string | undefined =>
  written === undefined ? undefined : path.resolve(cwd, written);

const refusal = (message: string): ClientError => new ClientError(message, true);
