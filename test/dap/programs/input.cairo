// Writes what its input says.
%builtins output

func main{output_ptr: felt*}() {
    assert [output_ptr] = nondet %{ program_input['value'] %};
    let output_ptr = output_ptr + 1;
    return ();
}
