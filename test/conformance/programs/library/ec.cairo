%builtins output ec_op

// The Stark curve by the library: sums of any points, multiples through the builtin, chains, coordinates recovered.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import (
    StarkCurve,
    assert_on_curve,
    chained_ec_op,
    ec_add,
    ec_double,
    ec_mul,
    ec_op,
    ec_sub,
    is_x_on_curve,
    recover_y,
)
from starkware.cairo.common.ec_point import EcPoint
from starkware.cairo.common.serialize import serialize_word

func write{output_ptr: felt*}(point: EcPoint) {
    serialize_word(point.x);
    serialize_word(point.y);
    return ();
}

func main{output_ptr: felt*, ec_op_ptr: EcOpBuiltin*}() {
    alloc_locals;
    local generator: EcPoint = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    local zero: EcPoint = EcPoint(0, 0);
    assert_on_curve(generator);
    assert_on_curve(zero);
    let (local double: EcPoint) = ec_double(generator);
    let (same: EcPoint) = ec_add(generator, generator);
    assert double = same;
    let (nothing: EcPoint) = ec_sub(double, double);
    assert nothing = zero;
    let (nothing: EcPoint) = ec_double(zero);
    assert nothing = zero;
    let (local triple: EcPoint) = ec_add(double, generator);
    let (back: EcPoint) = ec_sub(triple, double);
    assert back = generator;
    let (same: EcPoint) = ec_add(zero, triple);
    let (same: EcPoint) = ec_add(same, zero);
    write(same);
    // m * q with p at infinity, m = 0, q at infinity, m the order.
    let (multiple: EcPoint) = ec_mul(3, generator);
    assert multiple = triple;
    let (multiple: EcPoint) = ec_mul(0, generator);
    assert multiple = zero;
    let (multiple: EcPoint) = ec_mul(5, zero);
    assert multiple = zero;
    let (multiple: EcPoint) = ec_mul(StarkCurve.ORDER, generator);
    assert multiple = zero;
    let (value: EcPoint) = ec_op(double, 2 ** 200 + 1, triple);
    write(value);
    // p = -q.
    let (value: EcPoint) = ec_op(EcPoint(triple.x, -triple.y), 1, triple);
    assert value = zero;
    tempvar points = new (generator, zero, double);
    let (value: EcPoint) = chained_ec_op(triple, new (10, 20, 30), cast(points, EcPoint*), 3);
    write(value);
    let (value: EcPoint) = chained_ec_op(triple, cast(0, felt*), cast(0, EcPoint*), 0);
    assert value = triple;
    let (point: EcPoint) = recover_y(generator.x);
    assert point.y * point.y = generator.y * generator.y;
    let on = is_x_on_curve(generator.x);
    serialize_word(on);
    let on = is_x_on_curve(0);
    serialize_word(on);
    return ();
}
