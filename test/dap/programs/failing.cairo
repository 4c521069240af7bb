// Fails in a function that a function called, with a message.
func check(value: felt) {
    with_attr error_message("the value is {value}") {
        assert value = 5;  // @assert
    }
    return ();
}

func outer(value: felt) {
    check(value + 1);  // @call
    return ();
}

func main() {
    outer(7);
    return ();
}
