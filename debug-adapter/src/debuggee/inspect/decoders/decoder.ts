import type { ValueFormat } from '../value-node.ts';

/** The members of a struct, by their names. */
export interface StructReader {
  /** The number in a member; undefined if it is unknown, or a pointer. */
  felt(member: string): bigint | undefined;
  /** A member that is a struct itself. */
  struct(member: string): StructReader;
}

/** What structs of some names stand for, apart from their members. */
export interface Decoder {
  /** Full names as in the compiled program, or `*.Name` for any that end so and have the members. */
  readonly structs: readonly string[];
  /** What a person calls the value, in a few words; undefined if the members do not say. */
  summary(struct: StructReader, format: ValueFormat): string | undefined;
}
