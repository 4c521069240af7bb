// cairo-run: --layout=all_solidity
%builtins ec_op

// A result that is not that of the inputs.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.ec_point import EcPoint

func main{ec_op_ptr: EcOpBuiltin*}() {
    assert ec_op_ptr.r.y = 5;
    assert ec_op_ptr.p = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr.q = EcPoint(
        0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804,
        0x3ca0cfe4b3bc6ddf346d49d06ea0ed34e621062c0e056c1d0405d266e10268a,
    );
    assert ec_op_ptr.m = 5;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
