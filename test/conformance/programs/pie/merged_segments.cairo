// cairo-run: --layout=small --print_info --merge_extra_segments
// outputs: pie
// cairo-run-pie: --layout=small --print_info --print_memory
%builtins output

// The segments beyond those of the runner become one in the PIE, and pointers into them follow.
from starkware.cairo.common.alloc import alloc

func main{output_ptr: felt*}() {
    alloc_locals;
    let (local list: felt*) = alloc();
    let (local other: felt*) = alloc();
    local sized: felt*;
    %{ ids.sized = segments.add(size=10) %}
    assert list[0] = 5;
    assert list[3] = cast(other + 2, felt);
    assert other[2] = cast(list, felt);
    assert sized[4] = cast(&sized[4], felt);
    assert output_ptr[0] = [cast(list[3], felt*)] - cast(list, felt);
    let output_ptr = output_ptr + 1;
    return ();
}
