import type { CairoType } from '../expressions/cairo-type.ts';
import type { Program } from '../program/program.ts';
import { getStruct, resolveType, sizeOf } from '../references/types.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import type { FunctionSignature } from './function-signature.ts';

/** A value by its type: a felt or pointer; parts of a struct by name; parts of a tuple, by name if they have names. */
export type TypedResult = CellValue | readonly TypedResult[] | ReadonlyMap<string, TypedResult>;

/** What a function returned. */
export interface FunctionResult {
  /** The implicit arguments as they are at the end. */
  readonly implicit: ReadonlyMap<string, TypedResult>;
  readonly explicit: TypedResult;
}

/** Reads a known cell. */
type Read = (cell: Relocatable) => CellValue;

/**
 * Reads what a function returned, which lies below the last ap.
 * @throws what `read` throws for an unknown cell
 */
export function readResult(
  program: Program,
  signature: FunctionSignature,
  ap: Relocatable,
  read: Read,
): FunctionResult {
  const implicitSize = signature.implicit.reduce((size, { type }) => size + sizeOf(program, type), 0);
  const explicitAt = ap.add(-sizeOf(program, signature.returns));
  let at = explicitAt.add(-implicitSize);
  const implicit = new Map<string, TypedResult>();
  for (const { name, type } of signature.implicit) {
    implicit.set(name, readTyped(program, type, at, read));
    at = at.add(sizeOf(program, type));
  }
  return { implicit, explicit: readTyped(program, signature.returns, explicitAt, read) };
}

function readTyped(program: Program, type: CairoType, at: Relocatable, read: Read): TypedResult {
  const resolved = resolveType(program, type);
  if (resolved.kind === 'struct') {
    const { members } = getStruct(program, resolved.name);
    return new Map(
      Array.from(members, ([name, { cairoType, offset }]) => [
        name,
        readTyped(program, cairoType, at.add(offset), read),
      ]),
    );
  }
  if (resolved.kind !== 'tuple') return read(at);
  let offset = 0;
  const parts = resolved.members.map(({ name, type: part }) => {
    const value = readTyped(program, part, at.add(offset), read);
    offset += sizeOf(program, part);
    return { name, value };
  });
  const named = parts.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const]));
  return named.length === parts.length && named.length > 0 ? new Map(named) : parts.map(({ value }) => value);
}
