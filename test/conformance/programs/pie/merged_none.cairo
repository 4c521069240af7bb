// cairo-run: --layout=small --merge_extra_segments
// outputs: pie
// cairo-run-pie: --layout=small --merge_extra_segments --print_info
%builtins output

// Nothing to merge.
func main{output_ptr: felt*}() {
    assert output_ptr[0] = 5;
    let output_ptr = output_ptr + 1;
    return ();
}
