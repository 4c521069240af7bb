%builtins output range_check

// cairo-run: --debug_error --print_output --print_info
// A run that comes to its end, where a pointer is wrong.

func main{output_ptr: felt*, range_check_ptr}() {
    assert [output_ptr] = 4;
    let range_check_ptr = range_check_ptr + 1;
    let output_ptr = output_ptr + 1;
    return ();
}
