import { wrongArgument } from '../../client-error.ts';

/**
 * Accepts a value that a client sent, where anything may stand anywhere.
 * @throws ClientError that names the field, as `breakpoints[2].line`, and says what it must be
 */
export type Check<T> = (value: unknown, name: string) => asserts value is T;

/** A check of a field that may be left out. */
interface Optional<T> {
  readonly optional: Check<T>;
}

/** A check for each field: a compile error says if one is forgotten, or may be left out against its type. */
type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? Optional<NonNullable<T[K]>>
    : Check<T[K]>;
};

/** An object with these fields; others are left alone, since clients add their own. */
export function record<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check<unknown> | Optional<unknown>>(fields as never);
  return (value, name) => {
    if (!isObject(value)) throw wrongArgument(name === '' ? 'arguments' : name, 'an object');
    for (const [field, check] of checks) {
      const path = name === '' ? field : `${name}.${field}`;
      if (typeof check === 'function') run(check, value[field], path);
      // Some clients write null for what they leave out.
      else if (value[field] === null) Reflect.deleteProperty(value, field);
      else if (value[field] !== undefined) run(check.optional, value[field], path);
    }
  };
}

export function optional<T>(check: Check<T>): Optional<T> {
  return { optional: check };
}

export function list<T>(check: Check<T>): Check<T[]> {
  return (value, name) => {
    if (!Array.isArray(value)) throw wrongArgument(name, 'a list');
    value.forEach((each, index) => run(check, each, `${name}[${index}]`));
  };
}

export function oneOf<T extends string | number>(...choices: readonly T[]): Check<T> {
  const wanted = choices.map(choice => (typeof choice === 'string' ? `'${choice}'` : choice)).join(' or ');
  return scalar(wanted, value => choices.includes(value as T));
}

export const text = scalar<string>('a text', value => typeof value === 'string');
export const flag = scalar<boolean>('true or false', value => typeof value === 'boolean');
export const whole = scalar<number>('a whole number', Number.isSafeInteger);
export const count = scalar<number>(
  'a whole number from 0 on',
  value => Number.isSafeInteger(value) && Number(value) >= 0,
);

/** What nobody reads, or what its reader checks. */
export const anything: Check<never> = () => undefined;

function scalar<T>(wanted: string, fits: (value: unknown) => boolean): Check<T> {
  return (value, name) => {
    if (!fits(value)) throw wrongArgument(name, wanted);
  };
}

/** A call through a variable is no assertion to the compiler, and need not be one here. */
function run(check: (value: unknown, name: string) => void, value: unknown, name: string): void {
  check(value, name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
