// cairo-run: --layout=small --proof_mode --steps=8704 --print_info
// outputs: air
%builtins output

// Exactly so many steps, no power of two, nothing checked.
func main{output_ptr: felt*}() {
    assert [output_ptr] = 9;
    let output_ptr = output_ptr + 1;
    return ();
}
