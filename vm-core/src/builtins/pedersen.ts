import { SegmentKind } from '../core/core.ts';
import { jsonAddress, jsonList } from '../outputs/json-shape.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { checkInteger } from './check-integer.ts';
import { instanceInputs, missingOfTwo } from './instance-inputs.ts';

/** pedersen_hash(x, y): cells x, y, hash (cairo-lang, lang/builtins/hash/hash_builtin_runner.py). */
export class PedersenBuiltin extends Builtin {
  /** Offsets of the hashes that another run has checked. */
  readonly #trusted = new Set<number>();
  #isSecure = false;

  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      { name: 'pedersen', cells: ['x', 'y', 'result'], inputCells: 2, segmentKind: SegmentKind.pedersen },
      use,
      parts,
    );
  }

  override rule(address: Relocatable): CellValue | undefined {
    return this.#trusted.has(address.offset) ? undefined : super.rule(address);
  }

  protected override checkInputs(first: Relocatable, inputs: readonly CellValue[]): void {
    inputs.forEach((value, i) => checkInteger(this.name, first.add(i), value));
  }

  override checkSecurity(): void {
    super.checkSecurity();
    this.#isSecure = true;
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    return { pedersen: instanceInputs(this, missingOfTwo(this.name)) };
  }

  /**
   * The addresses of the hashes that were checked: those that are known, and after the security checks all whose
   * inputs are.
   */
  override additionalData(): Json {
    const hashes = Array.from({ length: this.usedInstances() }, (_, instance) => 3 * instance + 2);
    const isKnown = (offset: number): boolean => this.valueAt(offset) !== undefined;
    const isChecked = (hash: number): boolean =>
      isKnown(hash - 2) && isKnown(hash - 1) && (this.#isSecure || isKnown(hash));
    const checked = new Set([...this.#trusted, ...hashes.filter(isChecked)]);
    return [...checked].sort((a, b) => a - b).map(offset => [this.base.segment, offset]);
  }

  override extendAdditionalData(data: Json, isTrusted: boolean): void {
    if (!isTrusted) return;
    const text = 'Invalid pedersen builtin data.';
    for (const item of jsonList(data, text)) {
      const { segment, offset } = jsonAddress(item, text);
      if (segment === this.base.segment) this.#trusted.add(offset);
    }
  }
}
