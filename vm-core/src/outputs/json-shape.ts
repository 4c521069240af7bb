import { Relocatable } from '../relocatable.ts';
import type { Json } from './python-json.ts';

/** Takes JSON apart; what has another form is refused with an Error that says `text`. */

export function jsonList(data: Json | undefined, text: string): readonly Json[] {
  if (Array.isArray(data)) return data as readonly Json[];
  throw new Error(text);
}

export function jsonInteger(data: Json | undefined, text: string): bigint {
  if (typeof data === 'bigint') return data;
  if (typeof data === 'number' && Number.isInteger(data)) return BigInt(data);
  throw new Error(text);
}

/** A list of two integers. */
export function jsonPair(data: Json | undefined, text: string): readonly [bigint, bigint] {
  const [first, second, ...rest] = jsonList(data, text);
  if (rest.length > 0) throw new Error(text);
  return [jsonInteger(first, text), jsonInteger(second, text)];
}

/** A list of segment and offset. */
export function jsonAddress(data: Json | undefined, text: string): Relocatable {
  const [segment, offset] = jsonPair(data, text);
  return new Relocatable(Number(segment), Number(offset));
}

/** The members of an object. */
export function jsonMembers(data: Json | undefined, text: string): ReadonlyMap<string, Json> {
  if (data instanceof Map) return data as ReadonlyMap<string, Json>;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(text);
  return new Map(Object.entries(data as { readonly [name: string]: Json }));
}
