import { readFileSync } from 'node:fs';

/** See make_curve_goldens.py; the numbers are hexadecimal. */
interface Goldens {
  readonly ecOp: readonly (readonly [inputs: readonly string[], outputs: readonly string[] | null])[];
  readonly signatures: readonly (readonly [parts: readonly string[], isValid: boolean])[];
}

const goldens = JSON.parse(
  readFileSync(new URL('fixtures/curve-goldens.json', import.meta.url), 'utf8'),
) as Goldens;

/** The five inputs of cairo-lang's ec_op builtin, and the two outputs; undefined where it fails. */
export const EC_OP_GOLDENS = goldens.ecOp.map(([inputs, outputs]) => ({
  inputs: inputs.map(BigInt),
  outputs: outputs?.map(BigInt),
}));

/** Public key, message, r and w; and whether cairo-lang finds (r, 1/w) a signature. */
export const SIGNATURE_GOLDENS = goldens.signatures.map(([parts, isValid]) => ({
  parts: parts.map(BigInt),
  isValid,
}));
