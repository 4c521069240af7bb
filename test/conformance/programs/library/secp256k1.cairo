// cairo-run: --layout=small
%builtins range_check

// Elliptic curve arithmetic of the common library: hints that import from cairo-lang and keep values for later hints.
from starkware.cairo.common.cairo_secp.bigint import BigInt3
from starkware.cairo.common.cairo_secp.ec import ec_add, ec_double, ec_mul, ec_negate
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.cairo_secp.signature import get_generator_point, get_point_from_x

func main{range_check_ptr}() {
    alloc_locals;
    let (generator: EcPoint) = get_generator_point();
    let (double: EcPoint) = ec_double(generator);
    let (triple: EcPoint) = ec_add(generator, double);
    let (multiple: EcPoint) = ec_mul(generator, BigInt3(d0=3, d1=0, d2=0));
    assert triple = multiple;
    let (negative: EcPoint) = ec_negate(triple);
    let (zero: EcPoint) = ec_add(triple, negative);
    assert zero = EcPoint(BigInt3(0, 0, 0), BigInt3(0, 0, 0));
    let (same: EcPoint) = get_point_from_x(generator.x, 0);
    assert same.x = generator.x;
    %{
        from starkware.cairo.common.cairo_secp.secp_utils import pack
        print(hex(pack(ids.triple.x, PRIME)), hex(pack(ids.triple.y, PRIME)))
    %}
    return ();
}
