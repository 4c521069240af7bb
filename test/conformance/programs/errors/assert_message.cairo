// A failing assertion far down the call stack, with error messages that name references.
func check_each(values: felt*, n: felt, limit: felt) {
    if (n == 0) {
        return ();
    }
    let first = values[0];
    let doubled = limit * 2 + first;
    tempvar on_stack = first;
    with_attr error_message("{first} at the front is not {limit}. {missing} {on_stack} {doubled} {values} {x y}") {
        assert values[0] = limit;
    }
    return check_each(values + 1, n - 1, limit);
}

func outer(n: felt) {
    alloc_locals;
    local values: felt* = new (5, 5, 6, 5);
    with_attr error_message("While checking {n} values in a scope of {values}") {
        check_each(values, n, 5);
    }
    return ();
}

func main() {
    outer(4);
    return ();
}
