// cairo-run: --layout=small --proof_mode --min_steps=20000 --print_info
// outputs: air
%builtins output

// At least so many steps, then a power of two.
func main{output_ptr: felt*}() {
    assert [output_ptr] = 9;
    let output_ptr = output_ptr + 1;
    return ();
}
