// cairo-run: --layout=small
%builtins range_check output

// Builtins in another order than that of the runner.
func main{range_check_ptr, output_ptr: felt*}() {
    return ();
}
