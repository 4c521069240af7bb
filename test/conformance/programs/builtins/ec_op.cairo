// cairo-run: --print_info
%builtins output ec_op

// The builtin p + m * q as it is, for small, large and random m, and with its result asserted.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.ec_point import EcPoint

const PEDERSEN_X = 0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804;
const PEDERSEN_Y = 0x3ca0cfe4b3bc6ddf346d49d06ea0ed34e621062c0e056c1d0405d266e10268a;

func run_ec_op{output_ptr: felt*, ec_op_ptr: EcOpBuiltin*}(m: felt) {
    assert ec_op_ptr.p = EcPoint(x=PEDERSEN_X, y=PEDERSEN_Y);
    assert ec_op_ptr.q = EcPoint(x=StarkCurve.GEN_X, y=StarkCurve.GEN_Y);
    assert ec_op_ptr.m = m;
    assert output_ptr[0] = ec_op_ptr.r.x;
    assert output_ptr[1] = ec_op_ptr.r.y;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    let output_ptr = output_ptr + 2;
    return ();
}

func main{output_ptr: felt*, ec_op_ptr: EcOpBuiltin*}() {
    run_ec_op(m=0);
    run_ec_op(m=1);
    run_ec_op(m=2);
    run_ec_op(m=34);
    run_ec_op(m=2 ** 128 + 2 ** 64 + 7);
    run_ec_op(m=StarkCurve.ORDER - 1);
    // Above the order of the curve: the largest m of all.
    run_ec_op(m=-1);
    run_ec_op(m=0x123456789abcdef0fedcba9876543210123456789abcdef0fedcba987654321);
    // y before x, and the result known: -p + 2 * p = p.
    tempvar y = PEDERSEN_Y;
    assert ec_op_ptr.m = 2;
    assert ec_op_ptr.q.y = StarkCurve.GEN_Y;
    assert ec_op_ptr.q.x = StarkCurve.GEN_X;
    assert ec_op_ptr.p.y = -y;
    assert ec_op_ptr.p.x = PEDERSEN_X;
    tempvar result_y = ec_op_ptr.r.y;
    tempvar result_x = ec_op_ptr.r.x;
    assert output_ptr[0] = result_x;
    assert output_ptr[1] = result_y;
    let output_ptr = output_ptr + 2;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    // Inputs only; the result stays unread and is checked at the end.
    assert ec_op_ptr.p = EcPoint(x=StarkCurve.GEN_X, y=-StarkCurve.GEN_Y);
    assert ec_op_ptr.q = EcPoint(x=PEDERSEN_X, y=-PEDERSEN_Y);
    assert ec_op_ptr.m = 1000003;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return ();
}
