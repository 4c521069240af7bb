// cairo-run: --layout=small
%builtins output range_check

// Every function of math.cairo, at the ends of what it takes.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.math import (
    abs_value,
    assert_250_bit,
    assert_in_range,
    assert_is_power_of_2,
    assert_le,
    assert_le_felt,
    assert_lt,
    assert_lt_felt,
    assert_nn,
    assert_nn_le,
    assert_not_equal,
    assert_not_nullptr,
    assert_not_zero,
    horner_eval,
    is_quad_residue,
    safe_div,
    safe_mult,
    sign,
    signed_div_rem,
    split_felt,
    split_int,
    sqrt,
    unsigned_div_rem,
)
from starkware.cairo.common.serialize import serialize_word

const HALF = (-1) / 2;

func assertions{range_check_ptr}() {
    alloc_locals;
    assert_not_zero(-1);
    assert_not_equal(3, -3);
    let (local pointer: felt*) = alloc();
    let (other: felt*) = alloc();
    assert_not_equal(cast(pointer, felt), cast(pointer + 1, felt));
    assert_not_nullptr(pointer);
    assert_nn(0);
    assert_nn(2 ** 128 - 1);
    assert_le(-5, 7);
    assert_le(7, 7);
    assert_lt(-2 ** 127, 0);
    assert_nn_le(0, 2 ** 128 - 1);
    assert_in_range(-1, -1, 0);
    assert_in_range(41, 40, 42);
    assert_250_bit(0);
    assert_250_bit(2 ** 250 - 1);
    assert_is_power_of_2(1, 10);
    assert_is_power_of_2(2 ** 9, 9);
    assert_is_power_of_2(2 ** 249, 249);
    return ();
}

// The three ways in which the library proves an order of felts, with equal ends.
func orders{range_check_ptr}() {
    assert_le_felt(0, 0);
    assert_le_felt(-1, -1);
    assert_le_felt(0, -1);
    assert_le_felt(1, 2);
    assert_le_felt(HALF, HALF + 1);
    assert_le_felt(-2, -1);
    assert_le_felt(2 ** 128, 2 ** 250);
    assert_lt_felt(0, 1);
    assert_lt_felt(HALF, -1);
    assert_lt_felt(2 ** 200 - 1, 2 ** 200);
    return ();
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    assertions();
    orders();
    let (high, low) = split_felt(-1);
    serialize_word(high);
    serialize_word(low);
    let (high, low) = split_felt(2 ** 128);
    serialize_word(high + low);
    serialize_word(abs_value(-(2 ** 128 - 1)));
    serialize_word(abs_value(0));
    serialize_word(sign(-7));
    serialize_word(sign(0));
    serialize_word(sign(2 ** 100));
    let (q, r) = unsigned_div_rem(2 ** 130, 2 ** 7 - 1);
    serialize_word(q);
    serialize_word(r);
    let (q, r) = signed_div_rem(-100, 7, 2 ** 20);
    serialize_word(q);
    serialize_word(r);
    serialize_word(safe_div(111 * 37, 37));
    serialize_word(safe_mult(2 ** 60 - 1, 2 ** 60 + 1));
    let (local digits: felt*) = alloc();
    split_int(value=123456, n=8, base=10, bound=10, output=digits);
    serialize_word(digits[0]);
    serialize_word(digits[5]);
    serialize_word(digits[7]);
    serialize_word(sqrt(0));
    serialize_word(sqrt(2 ** 250 - 1));
    serialize_word(sqrt(144));
    let (value) = horner_eval(4, new (1, -2, 3, 4), 10);
    serialize_word(value);
    serialize_word(is_quad_residue(0));
    serialize_word(is_quad_residue(4));
    serialize_word(is_quad_residue(3));
    serialize_word(is_quad_residue(-1));
    return ();
}
