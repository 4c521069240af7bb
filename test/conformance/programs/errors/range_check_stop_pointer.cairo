// cairo-run: --layout=small
%builtins range_check

// The pointer comes back as a number.
func main{range_check_ptr}() {
    assert [range_check_ptr] = 5;
    let range_check_ptr = 7;
    return ();
}
