// cairo-run: --layout=small
// outputs: pie
// cairo-run-pie: --layout=small
%builtins output

// A page at the start of the output: the PIE is written, and refused when it is run.
func main{output_ptr: felt*}() {
    %{ output_builtin.add_page(1, ids.output_ptr, 1) %}
    assert output_ptr[0] = 1;
    let output_ptr = output_ptr + 1;
    return ();
}
