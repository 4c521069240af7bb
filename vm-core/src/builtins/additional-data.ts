import type { Json } from '../outputs/python-json.ts';
import { Relocatable } from '../relocatable.ts';

/** Reads what a Cairo PIE keeps of builtins beside memory; what has another form is refused with `text`. */

export function asList(data: Json | undefined, text: string): readonly Json[] {
  if (Array.isArray(data)) return data as readonly Json[];
  throw new Error(text);
}

export function asInteger(data: Json | undefined, text: string): bigint {
  if (typeof data === 'bigint') return data;
  if (typeof data === 'number' && Number.isInteger(data)) return BigInt(data);
  throw new Error(text);
}

/** A list of two integers. */
export function asPair(data: Json | undefined, text: string): readonly [bigint, bigint] {
  const [first, second, ...rest] = asList(data, text);
  if (rest.length > 0) throw new Error(text);
  return [asInteger(first, text), asInteger(second, text)];
}

/** A list of segment and offset. */
export function asAddress(data: Json | undefined, text: string): Relocatable {
  const [segment, offset] = asPair(data, text);
  return new Relocatable(Number(segment), Number(offset));
}

/** The members of an object. */
export function asMembers(data: Json | undefined, text: string): ReadonlyMap<string, Json> {
  if (data instanceof Map) return data as ReadonlyMap<string, Json>;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(text);
  return new Map(Object.entries(data as { readonly [name: string]: Json }));
}
