// cairo-compile: --proof_mode
// cairo-vm: --layout dex_with_bitwise --proof-mode
%builtins output range_check bitwise

// A layout of cairo-vm: dex, and bitwise with fewer diluted cells than elsewhere.
from starkware.cairo.common.bitwise import bitwise_and
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (local both) = bitwise_and(2 ** 250 + 3, 2 ** 250 + 2);
    let (bits) = bitwise_and(both, 6);
    assert [range_check_ptr] = bits;
    assert [output_ptr] = both;
    let output_ptr = output_ptr + 1;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
