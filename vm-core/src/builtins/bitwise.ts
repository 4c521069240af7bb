import { SegmentKind } from '../core/core.ts';
import type { DilutedPool } from '../layouts/layout.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkBits } from './check-integer.ts';
import { instanceInputs, missingOfTwo } from './instance-inputs.ts';

const BITS = 251;

/** Cells x, y, x & y, x ^ y, x | y of 251 bits (cairo-lang, lang/builtins/bitwise/bitwise_builtin_runner.py). */
export class BitwiseBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      {
        name: 'bitwise',
        cells: ['x', 'y', 'x_and_y', 'x_xor_y', 'x_or_y'],
        inputCells: 2,
        segmentKind: SegmentKind.bitwise,
      },
      use,
      parts,
    );
  }

  protected override checkInputs(first: Relocatable, inputs: readonly CellValue[]): void {
    inputs.forEach((value, i) => checkBits(this.name, first.add(i), value, BITS));
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    return { bitwise: instanceInputs(this, missingOfTwo(this.name)) };
  }

  /** Four cells for each group of bits that are `spacing` apart, and one for a group that does not fill its cell. */
  override dilutedUnitsPerInstance({ spacing, bits }: DilutedPool): number {
    let units = 0;
    for (let start = 0; start < BITS; start += spacing * bits) {
      for (let shift = start; shift < Math.min(start + spacing, BITS); shift++) {
        units += shift + spacing * (bits - 1) + 1 > BITS ? 5 : 4;
      }
    }
    return units;
  }
}
