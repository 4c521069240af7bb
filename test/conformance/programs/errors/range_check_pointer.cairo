// cairo-run: --layout=small
%builtins range_check

// A pointer is checked.
func main{range_check_ptr}() {
    assert [range_check_ptr] = range_check_ptr;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
