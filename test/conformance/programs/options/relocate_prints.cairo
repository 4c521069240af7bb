%builtins output pedersen range_check

// cairo-run: --relocate_prints --print_memory --print_info --print_segments
// Pointers and negative numbers, printed as they are in the memory file.

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    alloc_locals;
    let (local list: felt*) = alloc();
    assert list[0] = -1;
    assert list[3] = cast(list, felt);
    let (hash) = hash2{hash_ptr=pedersen_ptr}(1, -2);
    assert [output_ptr] = hash;
    assert [range_check_ptr] = 7;
    let output_ptr = output_ptr + 1;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
