// cairo-run: --layout=small
// A value that is out of the range check's range.
%builtins range_check

func main{range_check_ptr}() {
    assert [range_check_ptr] = 2 ** 128;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
