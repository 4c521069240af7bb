// cairo-run: --layout=small
%builtins output range_check

// The field below secp256k1: reduction of large and negative limbs, zero in its many forms, division modulo the order;
// points multiplied by integers of 256 bits.
from starkware.cairo.common.cairo_secp.bigint import BigInt3, bigint_mul
from starkware.cairo.common.cairo_secp.bigint3 import SumBigInt3, UnreducedBigInt3
from starkware.cairo.common.cairo_secp.constants import P0, P1, P2
from starkware.cairo.common.cairo_secp.ec import ec_add, ec_double, ec_mul_by_uint256
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.cairo_secp.field import (
    is_zero,
    reduce,
    unreduced_mul,
    unreduced_sqr,
    validate_reduced_field_element,
    verify_zero,
)
from starkware.cairo.common.cairo_secp.signature import div_mod_n, get_generator_point
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import Uint256

func write{output_ptr: felt*}(value: BigInt3) {
    serialize_word(value.d0);
    serialize_word(value.d1);
    serialize_word(value.d2);
    return ();
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (value) = reduce(UnreducedBigInt3(2 ** 100, -(2 ** 90), 2 ** 86 - 1));
    write(value);
    let (square) = unreduced_sqr(BigInt3(2 ** 86 - 1, 2 ** 86 - 1, 2 ** 84 - 1));
    let (value) = reduce(square);
    write(value);
    validate_reduced_field_element(value);
    let (product) = unreduced_mul(BigInt3(3, 0, 0), BigInt3(P0, P1, P2));
    verify_zero(product);
    let (zero) = is_zero(SumBigInt3(P0, P1, P2));
    serialize_word(zero);
    let (zero) = is_zero(SumBigInt3(-P0, -P1, -P2));
    serialize_word(zero);
    let (zero) = is_zero(SumBigInt3(1, 0, 0));
    serialize_word(zero);
    let (limbs) = bigint_mul(BigInt3(-1, 2, 3), BigInt3(4, -5, 6));
    serialize_word(limbs.d2);
    let (quotient) = div_mod_n(BigInt3(1, 0, 0), BigInt3(7, 0, 0));
    write(quotient);
    let (local generator: EcPoint) = get_generator_point();
    let (by_integer: EcPoint) = ec_mul_by_uint256(generator, Uint256(5, 2 ** 126));
    write(by_integer.x);
    let (nothing: EcPoint) = ec_mul_by_uint256(generator, Uint256(0, 0));
    let (still: EcPoint) = ec_double(nothing);
    let (same: EcPoint) = ec_add(still, generator);
    assert same = generator;
    return ();
}
