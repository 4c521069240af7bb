import { parseExactJson } from '../../program/parse-exact-json.ts';
import { Relocatable } from '../../relocatable.ts';
import { ArgumentError } from './argument-error.ts';
import type { Argument, Arguments } from './argument.ts';

/**
 * Reads arguments from JSON: a list of them, or an object by their names. Numbers may be of any size and negative, and
 * may be texts too: "123", "0x7b"; "3:0" is a pointer.
 * @throws ArgumentError that says what is wrong
 */
export function parseArguments(json: string): Arguments {
  const value = argumentOf(parse(json), 'the arguments');
  if (typeof value === 'bigint' || value instanceof Relocatable) {
    throw new ArgumentError(
      `Arguments are a list, such as [1, 2], or an object, such as {"n": 1}; not ${shown(json)}.`,
    );
  }
  return value;
}

/** What is quoted of a text in an error. */
const SHOWN_LENGTH = 60;

function shown(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function parse(json: string): unknown {
  try {
    return parseExactJson(json);
  } catch {
    throw new ArgumentError(
      `Arguments are written as JSON, such as [1, 2] or {"n": 1}; ${shown(json)} is none.`,
    );
  }
}

function argumentOf(value: unknown, path: string): Argument {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string') return cellOfText(value, path);
  if (Array.isArray(value)) return value.map((item, index) => argumentOf(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, argumentOf(member, `${path}.${name}`)]),
    );
  }
  throw new ArgumentError(
    `${path}: a whole number, a list or an object should stand there, not ${String(value)}.`,
  );
}

function cellOfText(text: string, path: string): Argument {
  if (/^-?\d+$|^0x[0-9a-fA-F]+$/.test(text)) return BigInt(text);
  const pointer = Relocatable.parse(text);
  if (pointer !== undefined) return pointer;
  throw new ArgumentError(`${path}: "${text}" is no number ("12", "0x1f") and no pointer ("3:0").`);
}
