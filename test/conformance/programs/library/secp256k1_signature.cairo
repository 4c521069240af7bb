// cairo-run: --layout=recursive
%builtins output range_check bitwise

// Ethereum's signatures: the key is recovered from the signature, and its address compared.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.cairo_secp.bigint import BigInt3, bigint_to_uint256, uint256_to_bigint
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.cairo_secp.signature import (
    get_generator_point,
    try_get_point_from_x,
    verify_eth_signature_uint256,
)
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import Uint256

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    local message: Uint256;
    local r: Uint256;
    local s: Uint256;
    local v;
    local address;
    %{
        from eth_hash.auto import keccak
        from starkware.cairo.common.cairo_secp.secp_utils import N, SECP_P
        from starkware.python.math_utils import div_mod, ec_mult
        secret, nonce, digest = 0x1234567890abcdef, 0xfedcba9876543210, 2 ** 255 + 12345
        generator = (
            0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798,
            0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8,
        )
        point = ec_mult(nonce, generator, 0, SECP_P)
        key = ec_mult(secret, generator, 0, SECP_P)
        split = lambda number: (number % 2 ** 128, number // 2 ** 128)
        ids.r.low, ids.r.high = split(point[0] % N)
        ids.s.low, ids.s.high = split(div_mod(digest + point[0] * secret, nonce, N))
        ids.v = point[1] % 2
        ids.message.low, ids.message.high = split(digest)
        hashed = keccak(b"".join(coordinate.to_bytes(32, "big") for coordinate in key))
        ids.address = int.from_bytes(hashed[-20:], "big")
    %}
    let (local keccak_ptr: felt*) = alloc();
    verify_eth_signature_uint256{keccak_ptr=keccak_ptr}(message, r, s, v, address);
    serialize_word(address);

    let (generator: EcPoint) = get_generator_point();
    let (local result: EcPoint*) = alloc();
    let (on) = try_get_point_from_x(generator.x, 1, result);
    serialize_word(on);
    serialize_word(result.y.d0);
    let (on) = try_get_point_from_x(BigInt3(5, 0, 0), 0, result + EcPoint.SIZE);
    serialize_word(on);
    let (big: BigInt3) = uint256_to_bigint(Uint256(2 ** 128 - 1, 2 ** 127));
    let (number: Uint256) = bigint_to_uint256(big);
    serialize_word(number.high);
    return ();
}
