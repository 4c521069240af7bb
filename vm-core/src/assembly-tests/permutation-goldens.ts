import { readFileSync } from 'node:fs';

/** A state and its permutation; hexadecimal felts. */
type Golden = readonly [readonly string[], readonly string[]];

/** See make_permutation_goldens.py. */
interface Goldens {
  readonly poseidon: readonly Golden[];
  readonly keccak: readonly Golden[];
}

const goldens = JSON.parse(
  readFileSync(new URL('fixtures/permutation-goldens.json', import.meta.url), 'utf8'),
) as Goldens;

const toStates = (pairs: readonly Golden[]): [bigint[], bigint[]][] =>
  pairs.map(([before, after]) => [before.map(BigInt), after.map(BigInt)]);

/** What cairo-lang's poseidon builtin makes of three felts. */
export const POSEIDON_GOLDENS = toStates(goldens.poseidon);

/** What cairo-lang's keccak builtin makes of eight felts. */
export const KECCAK_GOLDENS = toStates(goldens.keccak);
