// cairo-run: --layout=small
%builtins output

// Two pages with one number.
func main{output_ptr: felt*}() {
    %{
        output_builtin.add_page(1, ids.output_ptr, 1)
        output_builtin.add_page(1, ids.output_ptr + 1, 1)
    %}
    assert output_ptr[0] = 1;
    let output_ptr = output_ptr + 1;
    return ();
}
