// cairo-run: --layout=small
%builtins range_check

// A negative parity: the library's own message, with the value of its argument.
from starkware.cairo.common.cairo_secp.bigint import BigInt3
from starkware.cairo.common.cairo_secp.ec_point import EcPoint
from starkware.cairo.common.cairo_secp.signature import get_point_from_x

func main{range_check_ptr}() {
    alloc_locals;
    let (point: EcPoint) = get_point_from_x(BigInt3(1, 0, 0), -3);
    return ();
}
