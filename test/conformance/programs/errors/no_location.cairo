// cairo-compile: --no_debug_info
// Without debug information: the error names pcs only.
func inner(x: felt) {
    with_attr error_message("x is {x}, and it should be 5") {
        assert x = 5;
    }
    return ();
}

func main() {
    inner(5);
    inner(6);
    return ();
}
