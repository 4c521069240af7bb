// cairo-run: --layout=small
%builtins pedersen

// A wrong hash gets among the hashes by a temporary segment.
from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    local moved: felt*;
    %{ ids.moved = segments.add_temp_segment() %}
    assert moved[0] = 1;
    assert moved[1] = 2;
    assert moved[2] = 3;
    %{ memory.add_relocation_rule(ids.moved, ids.pedersen_ptr.address_) %}
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return ();
}
