import { BitwiseBuiltin } from './bitwise.ts';
import type { Builtin, BuiltinParts, BuiltinUse } from './builtin.ts';
import { EcOpBuiltin } from './ec-op.ts';
import { EcdsaBuiltin } from './ecdsa.ts';
import { KeccakBuiltin } from './keccak.ts';
import { AddModBuiltin, MulModBuiltin } from './mod/mod-builtin.ts';
import { OutputBuiltin } from './output.ts';
import { PedersenBuiltin } from './pedersen.ts';
import { PoseidonBuiltin } from './poseidon.ts';
import { RangeCheck96Builtin, RangeCheckBuiltin } from './range-check.ts';
import { SegmentArenaBuiltin } from './segment-arena.ts';

type BuiltinClass = new (use: BuiltinUse, parts: BuiltinParts) => Builtin;

const CLASSES: ReadonlyMap<string, BuiltinClass> = new Map<string, BuiltinClass>([
  ['output', OutputBuiltin],
  ['pedersen', PedersenBuiltin],
  ['range_check', RangeCheckBuiltin],
  ['ecdsa', EcdsaBuiltin],
  ['bitwise', BitwiseBuiltin],
  ['ec_op', EcOpBuiltin],
  ['keccak', KeccakBuiltin],
  ['poseidon', PoseidonBuiltin],
  ['range_check96', RangeCheck96Builtin],
  ['add_mod', AddModBuiltin],
  ['mul_mod', MulModBuiltin],
  ['segment_arena', SegmentArenaBuiltin],
]);

/** The builtins that this VM runs. */
export const SUPPORTED_BUILTINS: readonly string[] = [...CLASSES.keys()];

/**
 * Adds the builtin's segment to a VM.
 * @throws Error for a builtin that this VM does not run
 */
export function makeBuiltin(name: string, use: BuiltinUse, parts: BuiltinParts): Builtin {
  const Class = CLASSES.get(name);
  if (Class === undefined) {
    throw new Error(`The ${name} builtin is not supported. Supported: ${SUPPORTED_BUILTINS.join(', ')}.`);
  }
  return new Class(use, parts);
}
