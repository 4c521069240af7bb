// cairo-run: --layout=small
// A hint writes a pointer into the range check's segment.
%builtins range_check

func main{range_check_ptr}() {
    %{ memory[ids.range_check_ptr] = fp %}
    let range_check_ptr = range_check_ptr + 1;
    return ();
}
