// cairo-run: --layout=small
// outputs: pie
// cairo-run-pie: --layout=plain
%builtins output

// A PIE is run in a layout without its builtins.
func main{output_ptr: felt*}() {
    assert output_ptr[0] = 1;
    let output_ptr = output_ptr + 1;
    return ();
}
