// A temporary segment lands on a cell with another value.
from starkware.cairo.common.alloc import alloc

func main() {
    alloc_locals;
    let (local place: felt*) = alloc();
    assert place[1] = 5;
    local moved: felt*;
    %{ ids.moved = segments.add_temp_segment() %}
    assert moved[0] = 4;
    assert moved[1] = 6;
    %{ memory.add_relocation_rule(ids.moved, ids.place) %}
    return ();
}
