%builtins output

// cairo-run: --debug_error --no_end --no_secure_run --steps=10 --print_output --print_info --print_memory
// A run that need not end and fails, with a builtin that has no stop pointer then.

func main{output_ptr: felt*}() {
    assert [output_ptr] = -5;
    tempvar x = 1;
    assert x = 2;
    let output_ptr = output_ptr + 1;
    return ();
}
