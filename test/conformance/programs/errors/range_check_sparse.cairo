// cairo-run: --layout=small
%builtins range_check

// A cell is passed over.
func main{range_check_ptr}() {
    assert [range_check_ptr + 1] = 5;
    let range_check_ptr = range_check_ptr + 2;
    return ();
}
