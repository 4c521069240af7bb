// cairo-run: --layout=small --proof_mode --print_info --print_memory
// outputs: air
%builtins output

// Temporary segments in a proof, one of which is the output.
from starkware.cairo.common.alloc import alloc

func main{output_ptr: felt*}() {
    alloc_locals;
    local first: felt*;
    local second: felt*;
    %{
        ids.first = segments.add_temp_segment()
        ids.second = segments.add_temp_segment()
    %}
    assert first[0] = 4;
    assert first[1] = 5;
    assert second[2] = 6;
    let (local place: felt*) = alloc();
    assert place[3] = cast(second + 1, felt);
    %{
        memory.add_relocation_rule(ids.first, ids.output_ptr)
        memory.add_relocation_rule(ids.second, ids.place + 10)
    %}
    let output_ptr = output_ptr + 2;
    return ();
}
