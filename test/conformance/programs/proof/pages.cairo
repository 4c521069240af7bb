// cairo-run: --layout=small --proof_mode --print_info
// outputs: air
%builtins output

// The output in pages: its cells carry their page in the public memory; the rest of it is page 0.
func main{output_ptr: felt*}() {
    assert output_ptr[0] = 100;
    assert output_ptr[1] = 200;
    assert output_ptr[2] = 300;
    assert output_ptr[3] = 400;
    assert output_ptr[4] = -500;
    %{
        output_builtin.add_page(2, ids.output_ptr + 3, 2)
        output_builtin.add_page(1, ids.output_ptr + 1, 1)
    %}
    let output_ptr = output_ptr + 5;
    return ();
}
