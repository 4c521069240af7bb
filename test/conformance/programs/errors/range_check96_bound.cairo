%builtins range_check96

// 2^96 is out of range.
func main{range_check96_ptr: felt*}() {
    assert range_check96_ptr[0] = 2 ** 96 - 1;
    assert range_check96_ptr[1] = 2 ** 96;
    let range_check96_ptr = range_check96_ptr + 2;
    return ();
}
