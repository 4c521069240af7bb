// cairo-run: --layout=small
%builtins output

// The stack of the end of the run has no pointer where the builtin's is expected.
func main{output_ptr: felt*}() {
    [ap] = 0, ap++;
    ret;
}
