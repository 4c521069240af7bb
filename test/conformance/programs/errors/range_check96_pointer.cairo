%builtins range_check96

// A pointer is checked.
func main{range_check96_ptr: felt*}() {
    assert range_check96_ptr[0] = cast(range_check96_ptr, felt);
    let range_check96_ptr = range_check96_ptr + 1;
    return ();
}
