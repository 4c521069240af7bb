%builtins range_check96

// A hint writes -1.
func main{range_check96_ptr: felt*}() {
    %{ memory[ids.range_check96_ptr + 2] = -1 %}
    let range_check96_ptr = range_check96_ptr + 3;
    return ();
}
