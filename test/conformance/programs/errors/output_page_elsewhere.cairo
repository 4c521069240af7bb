// cairo-run: --layout=small
%builtins output

// A page outside the output.
func main{output_ptr: felt*}() {
    %{ output_builtin.add_page(1, ap, 1) %}
    assert output_ptr[0] = 1;
    let output_ptr = output_ptr + 1;
    return ();
}
