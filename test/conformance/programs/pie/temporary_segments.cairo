// cairo-run: --layout=small --print_info
// outputs: pie
// cairo-run-pie: --layout=small --print_memory
%builtins output range_check

// Temporary segments have their place by the time the PIE is written, one of them among the range checks.
func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local first: felt*;
    local second: felt*;
    %{
        ids.first = segments.add_temp_segment()
        ids.second = segments.add_temp_segment()
    %}
    assert first[0] = cast(second, felt);
    assert first[1] = 7;
    assert second[0] = 100;
    assert second[1] = 2 ** 127;
    %{
        memory.add_relocation_rule(ids.first, segments.add())
        memory.add_relocation_rule(ids.second, ids.range_check_ptr)
    %}
    let range_check_ptr = range_check_ptr + 2;
    assert output_ptr[0] = 7;
    let output_ptr = output_ptr + 1;
    return ();
}
