// Messages of several scopes around one error: the innermost first; one that reads its arguments.
func check(x: felt, y: felt) {
    alloc_locals;
    local z = x * y;
    with_attr error_message("outer: x is {x}, y is {y}") {
        with_attr error_message("middle: z is {z}") {
            with_attr error_message("inner") {
                assert z = 100;
            }
        }
    }
    return ();
}

func main() {
    with_attr error_message("main called it") {
        check(-3, 7);
    }
    return ();
}
