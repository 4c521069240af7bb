// cairo-run: --layout=all_solidity
%builtins ec_op

// q is not on the curve; nobody reads the result.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.ec_point import EcPoint

func main{ec_op_ptr: EcOpBuiltin*}() {
    assert ec_op_ptr.p = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr.q = EcPoint(1, 1);
    assert ec_op_ptr.m = 3;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
