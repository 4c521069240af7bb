// cairo-run: --layout=all_solidity
%builtins ec_op

// p and q are one point.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.ec_point import EcPoint

func main{ec_op_ptr: EcOpBuiltin*}() {
    assert ec_op_ptr.p = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr.q = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr.m = 3;
    tempvar x = ec_op_ptr.r.x;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
