// cairo-run: --layout=small
%builtins output range_check

// Every comparison of math_cmp.cairo on both sides of its limit.
from starkware.cairo.common.math_cmp import is_in_range, is_le, is_le_felt, is_nn, is_nn_le, is_not_zero
from starkware.cairo.common.serialize import serialize_word

const HALF = (-1) / 2;

func main{output_ptr: felt*, range_check_ptr}() {
    serialize_word(is_not_zero(0));
    serialize_word(is_not_zero(-1));
    serialize_word(is_nn(0));
    serialize_word(is_nn(2 ** 128 - 1));
    serialize_word(is_nn(-1));
    serialize_word(is_nn(-(2 ** 128)));
    // Neither it nor its negative fits: the library finds out by an order of felts.
    serialize_word(is_nn(2 ** 128));
    serialize_word(is_nn(2 ** 250));
    serialize_word(is_nn(HALF + 1));
    serialize_word(is_le(-3, -3));
    serialize_word(is_le(-3, -4));
    serialize_word(is_le(0, 2 ** 128));
    serialize_word(is_nn_le(0, 0));
    serialize_word(is_nn_le(5, 4));
    serialize_word(is_nn_le(-1, 4));
    serialize_word(is_in_range(-5, -5, -4));
    serialize_word(is_in_range(-4, -5, -4));
    serialize_word(is_in_range(-6, -5, -4));
    serialize_word(is_le_felt(0, 0));
    serialize_word(is_le_felt(-1, 0));
    serialize_word(is_le_felt(HALF, HALF + 1));
    serialize_word(is_le_felt(-1, -2));
    serialize_word(is_le_felt(2 ** 250, 2 ** 250 + 1));
    return ();
}
