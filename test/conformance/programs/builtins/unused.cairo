// cairo-run: --layout=recursive --print_info --print_memory
// Builtins that are declared and passed through, some unused: stop pointers at the base.
%builtins output pedersen range_check bitwise

from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin

func main{
    output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*
}() {
    assert [range_check_ptr] = 100;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
