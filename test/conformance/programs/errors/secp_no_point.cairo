// cairo-run: --layout=small
%builtins range_check

// A coordinate of no point of secp256k1.
from starkware.cairo.common.cairo_secp.bigint import BigInt3
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.cairo_secp.signature import get_point_from_x

func main{range_check_ptr}() {
    alloc_locals;
    let (point: EcPoint) = get_point_from_x(BigInt3(5, 0, 0), 0);
    return ();
}
