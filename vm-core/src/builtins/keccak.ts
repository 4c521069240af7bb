import { SegmentKind } from '../core/core.ts';
import type { DilutedPool } from '../layouts/layout.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkBits } from './check-integer.ts';
import { instanceInputs, missingOfMany } from './instance-inputs.ts';

const STATE_CELLS = 8;
const CELL_BITS = 200;
/** Instances that one component of a proof computes. */
const BATCH = 16;
/** Cells of the four columns that a component is laid out in. */
const COMPONENT_UNITS = 2 ** 18;

/**
 * Keccak-f[1600]: the state in eight cells of 200 bits, and eight for what becomes of it (cairo-lang,
 * lang/builtins/keccak/keccak_builtin_runner.py).
 */
export class KeccakBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    const state = (side: string): string[] => Array.from({ length: STATE_CELLS }, (_, i) => `${side}_s${i}`);
    super(
      {
        name: 'keccak',
        cells: [...state('input'), ...state('output')],
        inputCells: STATE_CELLS,
        segmentKind: SegmentKind.keccak,
        instancesPerComponent: BATCH,
      },
      use,
      parts,
    );
  }

  protected override checkInputs(first: Relocatable, inputs: readonly CellValue[]): void {
    inputs.forEach((value, i) => checkBits('Keccak', first.add(i), value, CELL_BITS));
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    return { keccak: instanceInputs(this, missingOfMany(this.name)) };
  }

  override dilutedUnitsPerInstance({ bits }: DilutedPool): number {
    return COMPONENT_UNITS / bits;
  }
}
