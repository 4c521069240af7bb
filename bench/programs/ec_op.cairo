// A chain of curve operations r = p + m * q, in which q and m are new every time. COUNT, which the benchmark
// replaces: the number of operations.
%builtins ec_op

from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec_point import EcPoint

const COUNT = 10;

// The first two constant points of the Pedersen hash.
const P_X = 0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804;
const P_Y = 0x3ca0cfe4b3bc6ddf346d49d06ea0ed34e621062c0e056c1d0405d266e10268a;
const Q_X = 0x234287dcbaffe7f969c748655fca9e58fa8120b6d56eb0c1080d17957ebe47b;
const Q_Y = 0x3b056f100f96fb21e889527d41f4e39940135dd7a6c94cc6ed0268ee89e5615;

func main{ec_op_ptr: EcOpBuiltin*}() {
    chain(EcPoint(Q_X, Q_Y), 2 ** 250 + 12345, COUNT);
    return ();
}

func chain{ec_op_ptr: EcOpBuiltin*}(q: EcPoint, m: felt, n: felt) {
    if (n == 0) {
        return ();
    }
    assert ec_op_ptr.p = EcPoint(P_X, P_Y);
    assert ec_op_ptr.q = q;
    assert ec_op_ptr.m = m;
    let r = ec_op_ptr.r;
    let ec_op_ptr = ec_op_ptr + EcOpBuiltin.SIZE;
    return chain(r, r.x, n - 1);
}
