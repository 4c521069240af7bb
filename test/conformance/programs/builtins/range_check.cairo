// cairo-run: --layout=small
%builtins output range_check

from starkware.cairo.common.math import (
    abs_value,
    assert_250_bit,
    assert_in_range,
    assert_le_felt,
    assert_lt,
    assert_lt_felt,
    assert_nn_le,
    assert_not_equal,
    assert_not_zero,
    sign,
    signed_div_rem,
    split_felt,
    split_int,
    sqrt,
    unsigned_div_rem,
)
from starkware.cairo.common.math_cmp import is_in_range, is_le, is_le_felt, is_nn, is_not_zero

func write{output_ptr: felt*}(value: felt) {
    assert output_ptr[0] = value;
    let output_ptr = output_ptr + 1;
    return ();
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    assert [range_check_ptr] = 0;
    assert [range_check_ptr + 1] = 2 ** 128 - 1;
    let range_check_ptr = range_check_ptr + 2;
    assert_lt(3, 4);
    assert_nn_le(4, 4);
    assert_in_range(7, 5, 8);
    assert_le_felt(-5, -4);
    assert_lt_felt(1, -1);
    assert_250_bit(2 ** 250 - 1);
    assert_not_zero(-1);
    assert_not_equal(1, 2);
    let (quotient, remainder) = unsigned_div_rem(1234567, 89);
    write(quotient);
    write(remainder);
    let (quotient, remainder) = signed_div_rem(-1000, 7, 2 ** 20);
    write(quotient);
    write(remainder);
    let (high, low) = split_felt(-1);
    write(high);
    write(low);
    let root = sqrt(10 ** 40 + 3);
    write(root);
    let value = abs_value(-42);
    write(value);
    let value = sign(-42);
    write(value);
    let (local words: felt*) = get_cells();
    split_int(0x123456, 4, 256, 256, words);
    write(words[0]);
    write(words[3]);
    let yes = is_nn(5);
    write(yes);
    let no = is_nn(-5);
    write(no);
    let yes = is_le(-8, 3);
    write(yes);
    let no = is_le_felt(-8, 3);
    write(no);
    let yes = is_in_range(3, 3, 4);
    write(yes);
    let no = is_not_zero(0);
    write(no);
    return ();
}

func get_cells() -> (cells: felt*) {
    %{ memory[ap] = segments.add() %}
    ap += 1;
    return (cells=cast([ap - 1], felt*));
}
