// cairo-run: --layout=all_solidity
%builtins ec_op

// Only a coordinate of q.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin

func main{ec_op_ptr: EcOpBuiltin*}() {
    assert ec_op_ptr.q.x = 7;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
