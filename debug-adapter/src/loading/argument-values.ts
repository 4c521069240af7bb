import { wrongArgument } from '../client-error.ts';

/** Readers of the arguments that a client sends: anything may stand anywhere. Each throws a ClientError that names the argument. */
export type ArgumentValues = ReadonlyMap<string, unknown>;

/** An empty text is none. @param otherwise values of another type are none, too */
export function text(values: ArgumentValues, name: string, otherwise = false): string | undefined {
  const value = values.get(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (otherwise) return undefined;
  throw wrongArgument(name, 'a text');
}

export function texts(values: ArgumentValues, name: string): string[] {
  const value = values.get(name) ?? [];
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) return value;
  throw wrongArgument(name, 'a list of texts');
}

export function flag(values: ArgumentValues, name: string, standard: boolean): boolean {
  const value = values.get(name) ?? standard;
  if (typeof value === 'boolean') return value;
  throw wrongArgument(name, 'true or false');
}

export function count(values: ArgumentValues, name: string): number {
  const value = values.get(name) ?? 0;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrongArgument(name, 'a whole number from 0 on');
}

/** 0 if it is missing. */
export function seconds(values: ArgumentValues, name: string): number {
  const value = values.get(name) ?? 0;
  if (typeof value === 'number' && value >= 0) return value;
  throw wrongArgument(name, 'a number of seconds from 0 on');
}

/** Any values by name; none if it is missing. */
export function object(values: ArgumentValues, name: string): Readonly<Record<string, unknown>> {
  const value = values.get(name) ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrongArgument(name, 'an object');
}

/** One of some texts. */
export function choice<T extends string>(
  values: ArgumentValues,
  name: string,
  choices: readonly T[],
  standard: T,
): T {
  const written = text(values, name) ?? standard;
  const found = choices.find(each => each === written);
  if (found === undefined) throw wrongArgument(name, choices.map(each => `'${each}'`).join(' or '));
  return found;
}
