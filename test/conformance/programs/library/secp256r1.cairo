// cairo-run: --layout=small
%builtins output range_check

// The curve secp256r1: sums, doubles, multiples, coordinates; and the field below it.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_secp.bigint3 import BigInt3, SumBigInt3, UnreducedBigInt3
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.secp256r1.constants import P0, P1, P2
from starkware.cairo.common.secp256r1.ec import ec_add, ec_double, ec_mul, ec_mul_by_uint256, try_get_point_from_x
from starkware.cairo.common.secp256r1.field import (
    is_zero,
    reduce,
    unreduced_mul,
    unreduced_sqr,
    validate_reduced_field_element,
    verify_zero,
)
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
    local generator: EcPoint;
    %{
        from starkware.cairo.common.cairo_secp.secp_utils import split
        x = 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296
        y = 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5
        segments.write_arg(ids.generator.address_, split(x) + split(y))
    %}
    let (local double: EcPoint) = ec_double(generator);
    let (local triple: EcPoint) = ec_add(double, generator);
    write(triple.x);
    let (multiple: EcPoint) = ec_mul(generator, BigInt3(3, 0, 0));
    assert multiple = triple;
    let (multiple: EcPoint) = ec_mul_by_uint256(generator, Uint256(2 ** 128 - 1, 2 ** 100));
    write(multiple.y);
    let (same: EcPoint) = ec_add(generator, generator);
    assert same = double;
    let (local result: EcPoint*) = alloc();
    let (on) = try_get_point_from_x(generator.x, 1, result);
    serialize_word(on);
    assert result.y = generator.y;
    let (on) = try_get_point_from_x(BigInt3(1, 0, 0), 0, result + EcPoint.SIZE);
    serialize_word(on);
    let (square) = unreduced_sqr(BigInt3(2 ** 86 - 1, 2 ** 86 - 1, 2 ** 84 - 1));
    let (value) = reduce(square);
    write(value);
    validate_reduced_field_element(value);
    let (product) = unreduced_mul(BigInt3(P0, P1, P2), BigInt3(5, 6, 7));
    verify_zero(product);
    let (zero) = is_zero(SumBigInt3(P0, P1, P2));
    serialize_word(zero);
    let (zero) = is_zero(SumBigInt3(0, 1, 0));
    serialize_word(zero);
    return ();
}
