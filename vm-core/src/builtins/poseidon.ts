import { SegmentKind } from '../core/core.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkInteger } from './check-integer.ts';
import { instanceInputs, missingOfMany } from './instance-inputs.ts';

/**
 * The Hades permutation: three felts in, three out (cairo-lang, lang/builtins/poseidon/poseidon_builtin_runner.py).
 */
export class PoseidonBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    const cells = ['input_s0', 'input_s1', 'input_s2', 'output_s0', 'output_s1', 'output_s2'];
    super({ name: 'poseidon', cells, inputCells: 3, segmentKind: SegmentKind.poseidon }, use, parts);
  }

  protected override checkInputs(first: Relocatable, inputs: readonly CellValue[]): void {
    inputs.forEach((value, i) => checkInteger(this.name, first.add(i), value));
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    return { poseidon: instanceInputs(this, missingOfMany(this.name)) };
  }
}
