// cairo-run: --layout=small
// A range check cell is passed over.
%builtins range_check

func main{range_check_ptr}() {
    assert [range_check_ptr] = 1;
    let range_check_ptr = range_check_ptr + 2;
    return ();
}
