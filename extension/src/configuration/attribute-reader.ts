import { ConfigurationError } from './launch-configuration.ts';

/** A launch configuration as launch.json has it: anything may stand anywhere. */
export type RawConfiguration = Readonly<Record<string, unknown>>;

/** Reads attributes of a launch configuration; each method throws a ConfigurationError for a wrong value. */
export class AttributeReader {
  readonly #configuration: RawConfiguration;

  constructor(configuration: RawConfiguration) {
    this.#configuration = configuration;
  }

  /** The text of an attribute; undefined if it is absent or empty. */
  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw this.#wrong(name, 'a text');
    return value;
  }

  /** A text out of a fixed set. */
  choice(name: string, choices: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value !== undefined && !choices.includes(value))
      throw this.#wrong(name, `one of ${choices.join(', ')}`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.#value(name);
    if (value !== undefined && typeof value !== 'boolean') throw this.#wrong(name, 'true or false');
    return value;
  }

  /** A whole number of at least 0. */
  count(name: string): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw this.#wrong(name, 'a whole number of at least 0');
    }
    return value;
  }

  /** A number of at least 0. */
  seconds(name: string): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !(value >= 0)) throw this.#wrong(name, 'a number of at least 0');
    return value;
  }

  /** Any JSON values by name. */
  objects(name: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) throw this.#wrong(name, 'an object');
    return value as Readonly<Record<string, unknown>>;
  }

  /** A list of texts; a single text counts as a list of one. */
  texts(name: string): readonly string[] | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.map(item => {
      if (typeof item !== 'string') throw this.#wrong(name, 'a list of texts');
      return item;
    });
  }

  /** Environment variables: texts, numbers (given as texts), or null for a variable to remove. */
  environment(name: string): Record<string, string | null> {
    const value = this.#value(name);
    if (value === undefined) return {};
    if (typeof value !== 'object' || Array.isArray(value)) throw this.#wrong(name, 'an object');
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([variable, content]) => {
        if (content === null || typeof content === 'string') return [variable, content];
        if (typeof content === 'number') return [variable, String(content)];
        throw this.#wrong(name, `an object whose "${variable}" is a text or null`);
      }),
    );
  }

  /** Any JSON value, null included. */
  json(name: string): unknown {
    return this.#configuration[name];
  }

  /** null counts as absent: people write it to switch something off. */
  #value(name: string): unknown {
    return this.#configuration[name] ?? undefined;
  }

  #wrong(name: string, wanted: string): ConfigurationError {
    const found = JSON.stringify(this.#configuration[name]);
    return new ConfigurationError(
      `"${name}" in the launch configuration must be ${wanted}, and is ${found}.`,
    );
  }
}
