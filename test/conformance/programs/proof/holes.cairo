// cairo-run: --layout=small --proof_mode --print_info --print_segments
// outputs: air
%builtins output range_check

// Segments with holes: cells passed over, a segment of fixed size, a skipped part of the output. The steps are increased
// until there is memory to fill the holes.
from starkware.cairo.common.alloc import alloc

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local far: felt*) = alloc();
    assert far[30000] = 1;
    local sized: felt*;
    %{ ids.sized = segments.add(size=2000) %}
    assert sized[3] = 4;
    assert output_ptr[0] = sized[3];
    assert output_ptr[1] = far[30000];
    let output_ptr = output_ptr + 2;
    assert [range_check_ptr] = 3;
    let range_check_ptr = range_check_ptr + 1;
    ap += 50;
    return ();
}
