// cairo-run: --layout=small --print_info
// outputs: pie
// cairo-run-pie: --layout=small --print_info
%builtins output

// Pages and attributes go with the PIE, and from there into the next one.
func main{output_ptr: felt*}() {
    assert output_ptr[0] = 1;
    assert output_ptr[1] = 2;
    assert output_ptr[2] = 3;
    %{
        output_builtin.add_page(1, ids.output_ptr + 1, 1)
        output_builtin.add_page(3, ids.output_ptr + 2, 1)
        output_builtin.add_attribute('topology', [1, 0])
    %}
    let output_ptr = output_ptr + 3;
    return ();
}
