import { SegmentKind } from '../core/core.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkInteger } from './check-integer.ts';

const BITS = 251;

/** Cells x, y, x & y, x ^ y, x | y of 251 bits (cairo-lang, lang/builtins/bitwise/bitwise_builtin_runner.py). */
export class BitwiseBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      { name: 'bitwise', cellsPerInstance: 5, inputCells: 2, segmentKind: SegmentKind.bitwise },
      use,
      parts,
    );
  }

  override checkInput(address: Relocatable, value: CellValue): void {
    if (checkInteger(this.name, address, value) >> BigInt(BITS) === 0n) return;
    throw new Error(
      `${this.name} builtin: Expected integer at address ${address} to be smaller than 2^${BITS}. Got: ${value}.`,
    );
  }
}
