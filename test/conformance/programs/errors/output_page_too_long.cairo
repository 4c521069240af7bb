// cairo-run: --layout=small --proof_mode
// outputs: air
%builtins output

// A page ends behind the output, which a proof refuses.
func main{output_ptr: felt*}() {
    %{ output_builtin.add_page(1, ids.output_ptr, 2) %}
    assert output_ptr[0] = 1;
    let output_ptr = output_ptr + 1;
    return ();
}
