// cairo-run: --layout=small
// The output's pointer comes back too small.
%builtins output

func main{output_ptr: felt*}() {
    assert output_ptr[0] = 1;
    assert output_ptr[1] = 2;
    let output_ptr = output_ptr + 1;
    return ();
}
