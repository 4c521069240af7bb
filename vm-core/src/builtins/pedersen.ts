import { SegmentKind } from '../core/core.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkInteger } from './check-integer.ts';

/** pedersen_hash(x, y): cells x, y, hash (cairo-lang, lang/builtins/hash/hash_builtin_runner.py). */
export class PedersenBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      { name: 'pedersen', cellsPerInstance: 3, inputCells: 2, segmentKind: SegmentKind.pedersen },
      use,
      parts,
    );
  }

  override checkInput(address: Relocatable, value: CellValue): void {
    checkInteger(this.name, address, value);
  }
}
