// cairo-run: --layout=small --print_memory --print_segments
// outputs: pie
// cairo-run-pie: --layout=small
%builtins output range_check

// Temporary segments that are relocated: into the middle of a segment, one into another, onto equal cells, onto a
// builtin's segment; and pointers into them, in them and elsewhere.
func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local first: felt*;
    local second: felt*;
    local onto: felt*;
    local checked: felt*;
    local real: felt*;
    local pointers: felt*;
    %{
        ids.first, ids.second = segments.add_temp_segment(), segments.add_temp_segment()
        ids.onto, ids.checked = segments.add_temp_segment(), segments.add_temp_segment()
        ids.real, ids.pointers = segments.add(), segments.add()
        segments.add_temp_segment()
    %}
    assert first[0] = 10;
    assert first[2] = cast(second + 1, felt);
    assert second[0] = 20;
    assert second[1] = cast(first, felt);
    assert real[0] = 7;
    // A pointer into a temporary segment and the place that it is relocated to are one value at the end.
    assert real[9] = cast(first + 2, felt);
    assert onto[0] = 7;
    assert onto[9] = cast(first + 2, felt);
    assert checked[0] = 123;
    assert pointers[0] = cast(first, felt);
    assert pointers[1] = cast(second + 5, felt);
    %{
        memory.add_relocation_rule(ids.second, ids.first + 3)
        memory.add_relocation_rule(ids.first, ids.real + 1)
        memory.add_relocation_rule(ids.onto, ids.real)
        memory.add_relocation_rule(ids.checked, ids.range_check_ptr)
    %}
    // From here on they are read as relocated.
    assert pointers[1] = cast(real + 9, felt);
    assert real[9] = cast(real + 3, felt);
    let range_check_ptr = range_check_ptr + 1;
    assert [output_ptr] = pointers[0] - cast(real, felt);
    let output_ptr = output_ptr + 1;
    return ();
}
