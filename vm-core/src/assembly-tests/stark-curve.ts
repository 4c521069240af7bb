import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { PRIME } from '../felt.ts';

/** The STARK curve by another implementation. Numbers: cairo-lang, starkware/crypto/signature/pedersen_params.json. */
export const StarkPoint = weierstrass({
  p: PRIME,
  n: 3618502788666131213697322783095070105526743751716087489154079457884512865583n,
  h: 1n,
  a: 1n,
  b: 3141592653589793238462643383279502884197169399375105820974944592307816406665n,
  Gx: 0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfcan,
  Gy: 0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1fn,
});
