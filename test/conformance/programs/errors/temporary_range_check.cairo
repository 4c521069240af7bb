// cairo-run: --layout=small
%builtins range_check

// A negative number gets among the range checks by a temporary segment.
// own-error: Error: Value 3618502788666131213697322783095070105623107215331596699973092056135872020480, in range check builtin 0, is out of range [0, 340282366920938463463374607431768211456).
func main{range_check_ptr}() {
    alloc_locals;
    local moved: felt*;
    %{ ids.moved = segments.add_temp_segment() %}
    assert moved[0] = -1;
    %{ memory.add_relocation_rule(ids.moved, ids.range_check_ptr) %}
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
