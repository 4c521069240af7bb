// cairo-run: --layout=plain
// The layout has not the program's builtin.
%builtins range_check

func main{range_check_ptr}() {
    return ();
}
