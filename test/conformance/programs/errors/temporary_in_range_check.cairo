// cairo-run: --layout=small
%builtins range_check

// A pointer into a temporary segment as a range check.
func main{range_check_ptr}() {
    alloc_locals;
    local moved;
    %{ ids.moved = segments.add_temp_segment() %}
    assert [range_check_ptr] = moved;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
