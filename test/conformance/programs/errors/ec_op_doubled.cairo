// cairo-run: --layout=all_solidity
%builtins ec_op

// p is 2 * q: the first doubling of q meets it.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve, ec_double
from starkware.cairo.common.ec_point import EcPoint

func main{ec_op_ptr: EcOpBuiltin*}() {
    let (p: EcPoint) = ec_double(EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y));
    assert ec_op_ptr.p = p;
    assert ec_op_ptr.q = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr.m = 2 ** 100;
    tempvar y = ec_op_ptr.r.y;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
