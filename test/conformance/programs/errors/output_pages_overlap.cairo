// cairo-run: --layout=small --proof_mode
// outputs: air
%builtins output

// Two pages with one cell, which a proof refuses.
func main{output_ptr: felt*}() {
    %{
        output_builtin.add_page(1, ids.output_ptr, 2)
        output_builtin.add_page(2, ids.output_ptr + 1, 1)
    %}
    assert output_ptr[0] = 1;
    assert output_ptr[1] = 1;
    let output_ptr = output_ptr + 2;
    return ();
}
