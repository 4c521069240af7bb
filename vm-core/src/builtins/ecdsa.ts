import { SegmentKind } from '../core/core.ts';
import { jsonAddress, jsonList, jsonPair } from '../outputs/json-shape.ts';
import type { Json } from '../outputs/python-json.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { verifySignature, type Signature } from './ecdsa-signature.ts';
import { toHex } from './instance-inputs.ts';
import { CURVE_ORDER, invertModulo } from './stark-curve.ts';

const CELLS = ['pub_key', 'message'];

/**
 * Public keys and messages for which there is a signature; hints give the signatures (cairo-lang,
 * lang/builtins/signature/signature_builtin_runner.py).
 */
export class EcdsaBuiltin extends Builtin {
  /** By the offset of the public key. */
  readonly #signatures = new Map<number, Signature>();
  /** Offsets of the public keys whose signature was found to be right. */
  readonly #verified = new Set<number>();

  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super(
      { name: 'ecdsa', cells: CELLS, inputCells: CELLS.length, segmentKind: SegmentKind.checked },
      use,
      parts,
    );
    parts.memory.addValidation(this.base.segment, address => this.refusal(address));
  }

  /**
   * Says which signature belongs to the public key at `address`.
   * @throws Error with cairo-lang's text if there is no place for a public key
   */
  addSignature(address: CellValue, signature: Signature): void {
    if (!(address instanceof Relocatable)) {
      throw new Error(`Expected memory address to be relocatable value. Found: ${address}.`);
    }
    if (address.segment !== this.base.segment) {
      throw new Error(`Signature hint must point to the signature builtin segment, not ${address}.`);
    }
    if (address.offset % CELLS.length !== 0) {
      throw new Error(`Signature hint must point to the public key cell, not ${address}.`);
    }
    this.#signatures.set(address.offset, signature);
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    const signatures = this.sortedSignatures().map(([offset, { r, s }]) => ({
      index: offset / CELLS.length,
      pubkey: toHex(this.parts.memory.getKnown(this.cell(offset))),
      msg: toHex(this.parts.memory.getKnown(this.cell(offset + 1))),
      signature_input: { r: toHex(r), w: toHex(invertModulo(s, CURVE_ORDER)) },
    }));
    return { ecdsa: signatures };
  }

  override additionalData(): Json {
    return this.sortedSignatures().map(([offset, { r, s }]) => [
      [this.base.segment, offset],
      [r, s],
    ]);
  }

  override extendAdditionalData(data: Json): void {
    const text = 'Invalid ecdsa builtin data.';
    for (const item of jsonList(data, text)) {
      const [address, signature] = jsonList(item, text);
      const key = jsonAddress(address, text);
      if (key.segment !== this.base.segment) {
        throw new Error(
          'Error while loading ECDSA builtin additional data: Signature hint must point to the signature builtin ' +
            `segment. Found: [${key.segment}, ${key.offset}] (after relocation: ${key}).`,
        );
      }
      const [r, s] = jsonPair(signature, text);
      this.#signatures.set(key.offset, { r, s, text: `[${r}, ${s}]` });
    }
  }

  private sortedSignatures(): [number, Signature][] {
    return [...this.#signatures].sort(([a], [b]) => a - b);
  }

  /** What is wrong with the signature of the instance in which a cell was written; undefined: nothing so far. */
  private refusal({ offset }: Relocatable): string | undefined {
    const first = offset - (offset % CELLS.length);
    const [keyAddress, messageAddress] = [this.cell(first), this.cell(first + 1)];
    const [key, message] = [this.valueAt(first), this.valueAt(first + 1)];
    if (key === undefined || message === undefined || this.#verified.has(first)) return undefined;
    if (typeof key !== 'bigint') {
      return `ECDSA builtin: Expected public key at address ${keyAddress} to be an integer. Got: ${key}.`;
    }
    if (typeof message !== 'bigint') {
      return `ECDSA builtin: Expected message hash at address ${messageAddress} to be an integer. Got: ${message}.`;
    }
    const signature = this.#signatures.get(first);
    if (signature === undefined) {
      return (
        `Signature hint is missing for ECDSA builtin at address ${keyAddress}. ` +
        "Add it using 'ecdsa_builtin.add_signature'."
      );
    }
    const refusal = verifySignature(this.parts.core, key, message, signature);
    if (refusal === undefined) this.#verified.add(first);
    return refusal;
  }
}
