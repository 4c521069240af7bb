import { SegmentKind } from '../core/core.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';

const BOUND = 2n ** 128n;

/** Cells that hold numbers below 2^128 (cairo-lang, lang/builtins/range_check/range_check_builtin_runner.py). */
export class RangeCheckBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      { name: 'range_check', cellsPerInstance: 1, inputCells: 1, segmentKind: SegmentKind.rangeCheck },
      use,
      parts,
    );
    parts.memory.addValidation(this.base.segment, refusal);
  }
}

/** Why a value may not be in the segment; undefined if it may. */
function refusal(address: Relocatable, value: CellValue): string | undefined {
  if (value instanceof Relocatable) {
    return `Range-check builtin: Expected value at address ${address} to be an integer. Got: ${value}.`;
  }
  if (value >= BOUND) {
    return `Value ${value}, in range check builtin ${address.offset}, is out of range [0, ${BOUND}).`;
  }
  return undefined;
}
