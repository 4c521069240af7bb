import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PRIME } from '../../../../../vm-core/src/index.ts';
import type { FeltFormat } from '../felt-format.ts';
import type { StructReader } from './decoder.ts';
import { decoderOf } from './decoders.ts';

interface Members {
  readonly [name: string]: bigint | Members;
}

const COMMON = 'starkware.cairo.common';
const UINT256 = `${COMMON}.uint256.Uint256`;
const UINT384 = `${COMMON}.cairo_builtins.UInt384`;
const BIGINT3 = `${COMMON}.cairo_secp.bigint3.BigInt3`;
const SECP_POINT = `${COMMON}.cairo_secp.ec_point.EcPoint`;
const STARK_POINT = `${COMMON}.ec_point.EcPoint`;

/** The generators: SEC 2, version 2.0, sections 2.4.1 and 2.4.2. */
const K1 = {
  x: 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  y: 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
};
const R1 = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};
/** cairo-lang, crypto/signature/pedersen_params.json: EC_GEN. */
const STARK = {
  x: 0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfcan,
  y: 0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1fn,
};

function reader(members: Members): StructReader {
  return {
    felt: name => {
      const member = members[name];
      return typeof member === 'bigint' ? member : undefined;
    },
    struct: name => {
      const member = members[name];
      return reader(typeof member === 'object' ? member : {});
    },
  };
}

function limbs(value: bigint): Members {
  const mask = 2n ** 86n - 1n;
  return { d0: value & mask, d1: (value >> 86n) & mask, d2: value >> 172n };
}

const pointOf = ({ x, y }: { x: bigint; y: bigint }): Members => ({ x: limbs(x), y: limbs(y) });

describe('decoders', () => {
  for (const [what, name, members, expected, felts] of [
    ['a short Uint256', UINT256, { low: 7n, high: 0n }, '7'],
    ['a long Uint256', UINT256, { low: 1n, high: 1n }, `0x1${'0'.repeat(31)}1`],
    ['a Uint256 in decimal', UINT256, { low: 1n, high: 1n }, `${2n ** 128n + 1n}`, 'unsigned'],
    ['a Uint256 in hexadecimal', UINT256, { low: 10n, high: 0n }, '0xa', 'hex'],
    ['a Uint256 of somebody else', 'my.library.Uint256', { low: 7n, high: 0n }, '7'],
    ['other members of that name', 'my.library.Uint256', { a: 7n }, undefined],
    ['half a Uint256', UINT256, { low: 7n }, undefined],
    ['a UInt384', UINT384, { d0: 1n, d1: 0n, d2: 0n, d3: 1n }, `0x1${'0'.repeat(71)}1`],
    ['a BigInt3', BIGINT3, { d0: 5n, d1: 0n, d2: 0n }, '5'],
    ['a negative BigInt3', BIGINT3, { d0: PRIME - 5n, d1: 0n, d2: 0n }, '-5'],
    [
      'limbs of both signs',
      BIGINT3,
      { d0: PRIME - 1n, d1: 1n, d2: 0n },
      `0x${(2n ** 86n - 1n).toString(16)}`,
    ],
    [
      'a negative BigInt3 in hexadecimal',
      `${COMMON}.cairo_secp.bigint.UnreducedBigInt3`,
      { d0: 0n, d1: 0n, d2: PRIME - 1n },
      `-0x1${'0'.repeat(43)}`,
      'hex',
    ],
    [
      'a product of five limbs',
      `${COMMON}.cairo_secp.bigint.UnreducedBigInt5`,
      { d0: 2n, d1: 0n, d2: 0n, d3: 0n, d4: 0n },
      '2',
    ],
    [
      'a point of secp256k1',
      SECP_POINT,
      pointOf(K1),
      `(0x${K1.x.toString(16)}, 0x${K1.y.toString(16)}) on secp256k1`,
    ],
    [
      'a point of secp256r1',
      SECP_POINT,
      pointOf(R1),
      `(0x${R1.x.toString(16)}, 0x${R1.y.toString(16)}) on secp256r1`,
    ],
    ['no point', SECP_POINT, pointOf({ x: 1n, y: 1n }), '(1, 1) on neither secp256k1 nor secp256r1'],
    ['the secp point at infinity', SECP_POINT, pointOf({ x: 0n, y: 0n }), 'point at infinity'],
    [
      'a point of the STARK curve',
      STARK_POINT,
      { ...STARK },
      `(0x${STARK.x.toString(16)}, 0x${STARK.y.toString(16)}) on the STARK curve`,
    ],
    ['no STARK point', STARK_POINT, { x: 1n, y: 2n }, '(1, 2) not on the STARK curve'],
    ['the STARK point at infinity', STARK_POINT, { x: 0n, y: 0n }, 'point at infinity'],
  ] as [string, string, Members, string | undefined, FeltFormat?][]) {
    it(`say what ${what} is`, () => {
      assert.equal(decoderOf(name)?.summary(reader(members), { felts: felts ?? 'auto' }), expected);
    });
  }

  it('are none for other structs', () => assert.equal(decoderOf('__main__.Point'), undefined));
});
