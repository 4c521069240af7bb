import type { DebugProtocol } from '@vscode/debugprotocol';
import type { FeltFormat } from '../../debuggee/inspect/felt-format.ts';
import type { ValueFormat } from '../../debuggee/inspect/value-node.ts';

/** How a session shows felts: in one format, and in others where the person has asked for one, down to all that is in there. */
export class FeltFormats {
  /** Where nothing else was asked for. */
  all: FeltFormat = 'auto';
  /** What was asked for, by the number of a container, or by that and a name in it. */
  readonly #wanted = new Map<string, FeltFormat>();
  /** By the number of what has it from what it is a part of. */
  readonly #inherited = new Map<number, FeltFormat>();

  /** For a variable, or for all of a container. @param format undefined: as what is around it again */
  want(format: FeltFormat | undefined, container: number, name?: string): void {
    const key = keyOf(container, name);
    if (format === undefined) this.#wanted.delete(key);
    else this.#wanted.set(key, format);
  }

  /** What was asked for a variable by itself. */
  ownOf(container: number, name: string): ValueFormat | undefined {
    const felts = this.#wanted.get(keyOf(container, name));
    return felts && { felts };
  }

  /** Of the variables in a container. @param asked by the request itself, which comes first */
  in(container: number, asked?: DebugProtocol.ValueFormat): ValueFormat {
    if (asked?.hex) return { felts: 'hex' };
    return { felts: this.#wanted.get(keyOf(container)) ?? this.#inherited.get(container) ?? this.all };
  }

  /** Says by which number a variable is a container itself. @param suffix the format that its expression asks for */
  passOn(container: number, name: string, number: number, suffix?: FeltFormat): void {
    const format =
      suffix ??
      this.#wanted.get(keyOf(container, name)) ??
      this.#wanted.get(keyOf(container)) ??
      this.#inherited.get(container);
    if (format === undefined) this.#inherited.delete(number);
    else this.#inherited.set(number, format);
  }
}

const keyOf = (container: number, name?: string): string =>
  name === undefined ? `${container}` : `${container}/${name}`;
