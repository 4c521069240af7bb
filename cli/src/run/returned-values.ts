import { Relocatable, toSigned, type CairoVm, type TypedResult } from '../../../vm-core/src/index.ts';

/** What a function returned, as JSON: felts and pointers are texts, structs and named tuples objects, tuples lists. */
export type ReturnedJson = string | readonly ReturnedJson[] | { readonly [name: string]: ReturnedJson };

/** Undefined if the run was not that of a function by its name. @throws MemoryError if a value is unknown */
export function returnedValue(vm: CairoVm): TypedResult | undefined {
  return typeof vm.entry?.function === 'string' ? vm.functionResult().explicit : undefined;
}

/** As a Cairo expression: `(res=7, point=(x=1, y=2))`. */
export function returnedText(value: TypedResult): string {
  if (typeof value === 'bigint' || value instanceof Relocatable) return cellText(value);
  const parts =
    value instanceof Map
      ? [...(value as ReadonlyMap<string, TypedResult>)].map(
          ([name, part]) => `${name}=${returnedText(part)}`,
        )
      : (value as readonly TypedResult[]).map(returnedText);
  return `(${parts.join(', ')})`;
}

export function returnedJson(value: TypedResult): ReturnedJson {
  if (typeof value === 'bigint' || value instanceof Relocatable) return cellText(value);
  if (!(value instanceof Map)) return (value as readonly TypedResult[]).map(returnedJson);
  const members = [...(value as ReadonlyMap<string, TypedResult>)];
  return Object.fromEntries(members.map(([name, part]) => [name, returnedJson(part)]));
}

function cellText(value: bigint | Relocatable): string {
  return typeof value === 'bigint' ? `${toSigned(value)}` : `${value}`;
}
