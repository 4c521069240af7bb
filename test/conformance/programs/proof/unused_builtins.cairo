// cairo-run: --layout=all_solidity --proof_mode --print_info --print_segments
// outputs: air
%builtins output bitwise

// A layout of six builtins and a program with two of them: the others have empty segments.
from starkware.cairo.common.bitwise import bitwise_xor
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{output_ptr: felt*, bitwise_ptr: BitwiseBuiltin*}() {
    let (value) = bitwise_xor(2 ** 200 + 5, 3);
    assert [output_ptr] = value;
    let output_ptr = output_ptr + 1;
    return ();
}
