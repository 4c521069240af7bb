import type { CairoType } from '../../expressions/cairo-type.ts';
import { formatType } from '../../expressions/format.ts';
import { toFelt } from '../../felt.ts';
import type { Program } from '../../program/program.ts';
import { getStruct, resolveType } from '../../references/types.ts';
import type { CellValue, Relocatable } from '../../relocatable.ts';
import { ArgumentError } from './argument-error.ts';
import { isCell, isList, type Argument, type ArgumentSpace } from './argument.ts';

/** A part of a struct or tuple. */
interface Part {
  readonly name: string | undefined;
  readonly type: CairoType;
}

/**
 * Lays arguments out as the types of a program's functions want them (gen_typed_args in cairo-lang,
 * vm/memory_segments.py, which knows felts, pointers and structs; here tuples too, and arrays of structs).
 */
export class TypedCells {
  constructor(
    private readonly program: Program,
    private readonly space: ArgumentSpace,
  ) {}

  /**
   * The cells of a value.
   * @param path what the value is called in errors
   * @throws ArgumentError if the argument is not of the type
   */
  of(type: CairoType, argument: Argument, path: string): CellValue[] {
    const resolved = resolveType(this.program, type);
    switch (resolved.kind) {
      case 'felt':
      case 'codeoffset':
        if (isCell(argument)) return [cell(argument)];
        return refuse(path, resolved, argument);
      case 'pointer':
        return [isCell(argument) ? cell(argument) : this.array(resolved, argument, path)];
      case 'struct': {
        const { members } = getStruct(this.program, resolved.name);
        const parts = Array.from(members, ([name, { cairoType }]) => ({ name, type: cairoType }));
        return this.parts(resolved, parts, argument, path);
      }
      case 'tuple':
        return this.parts(resolved, resolved.members, argument, path);
    }
  }

  /** Puts an array into a new segment: a list of items, or one struct by its members. */
  private array(type: CairoType & { kind: 'pointer' }, argument: Argument, path: string): Relocatable {
    const { pointee } = type;
    const isOne = !isList(argument);
    if (isOne && pointee.kind !== 'struct') return refuse(path, type, argument);
    const items = isList(argument) ? argument : [argument];
    const base = this.space.segments.add();
    const cells = items.flatMap((item, index) => {
      // An array of structs may be given as its cells.
      if (isCell(item)) return cell(item);
      return this.of(pointee, item, isOne ? path : `${path}[${index}]`);
    });
    cells.forEach((value, offset) => this.space.memory.set(base.add(offset), value));
    return base;
  }

  private parts(type: CairoType, parts: readonly Part[], argument: Argument, path: string): CellValue[] {
    if (isCell(argument)) return refuse(path, type, argument);
    const isInOrder = isList(argument);
    const given = isInOrder ? [...argument.keys()].map(String) : Object.keys(argument);
    const wanted = parts.map(({ name }, index) => (isInOrder ? `${index}` : (name ?? `${index}`)));
    const missing = wanted.filter(name => !given.includes(name));
    const unknown = given.filter(name => !wanted.includes(name));
    if (missing.length + unknown.length > 0) return refuse(path, type, argument, parts);
    return parts.flatMap((part, index) => {
      const value = isInOrder ? argument[index] : argument[part.name ?? `${index}`];
      const name = part.name === undefined ? `${path}[${index}]` : `${path}.${part.name}`;
      return value === undefined ? refuse(path, type, argument, parts) : this.of(part.type, value, name);
    });
  }
}

const cell = (value: CellValue): CellValue => (typeof value === 'bigint' ? toFelt(value) : value);

function refuse(path: string, type: CairoType, argument: Argument, parts: readonly Part[] = []): never {
  const names = parts.map(({ name, type: member }) =>
    name === undefined ? formatType(member) : `${name}: ${formatType(member)}`,
  );
  const members = parts.length === 0 || type.kind === 'tuple' ? '' : ` (${names.join(', ')})`;
  throw new ArgumentError(`${path} should be ${formatType(type)}${members}, but is ${describe(argument)}.`);
}

function describe(argument: Argument): string {
  if (isCell(argument)) return `${argument}`;
  if (isList(argument)) return `a list of ${argument.length}`;
  const names = Object.keys(argument);
  return names.length === 0 ? 'an object without members' : `an object with ${names.join(', ')}`;
}
