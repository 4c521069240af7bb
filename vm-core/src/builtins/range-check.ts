import { SegmentKind } from '../core/core.ts';
import type { Json } from '../outputs/python-json.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { toHex } from './instance-inputs.ts';

const PART_BITS = 16;

/**
 * Cells that hold numbers of so many parts of 16 bits (cairo-lang,
 * lang/builtins/range_check/range_check_builtin_runner.py).
 */
class PartsBuiltin extends Builtin {
  readonly #parts: number;

  constructor(name: string, parts: number, segmentKind: number, use: BuiltinUse, vm: BuiltinParts) {
    super({ name, cells: ['value'], inputCells: 1, segmentKind }, use, vm);
    this.#parts = parts;
    const bound = 2n ** BigInt(PART_BITS * parts);
    vm.memory.addValidation(this.base.segment, (address, value) => refusal(bound, address, value));
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    const values: Json[] = [];
    for (let index = 0; index < this.usedCells(); index++) {
      const value = this.valueAt(index);
      if (value !== undefined) values.push({ index, value: toHex(value) });
    }
    return { [this.name]: values };
  }

  override rangeCheckUsage(): { readonly min: number; readonly max: number } | undefined {
    const limits = this.parts.core.partLimits(this.base.segment, this.#parts);
    const [min, max] = [limits & 0xffff, limits >>> PART_BITS];
    return min > max ? undefined : { min, max };
  }

  override usedRangeCheckUnits(): number {
    return this.usedCells() * this.#parts;
  }
}

/** Numbers below 2^128. */
export class RangeCheckBuiltin extends PartsBuiltin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super('range_check', 8, SegmentKind.rangeCheck, use, parts);
  }
}

/** Numbers below 2^96: the limbs of the numbers that add_mod and mul_mod take. */
export class RangeCheck96Builtin extends PartsBuiltin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super('range_check96', 6, SegmentKind.rangeCheck96, use, parts);
  }
}

/** Why a value may not be in the segment; undefined if it may. */
function refusal(bound: bigint, address: Relocatable, value: CellValue): string | undefined {
  if (value instanceof Relocatable) {
    return `Range-check builtin: Expected value at address ${address} to be an integer. Got: ${value}.`;
  }
  if (value >= bound) {
    return `Value ${value}, in range check builtin ${address.offset}, is out of range [0, ${bound}).`;
  }
  return undefined;
}
