// Functions that call each other and themselves, and one that is jumped to: chains of calls for the profile.

func main() {
    alloc_locals;
    let a = sum_to(5);
    let b = is_even(7);
    with_attr error_message("not reached") {
        assert a = 15;
    }
    shared(3);
    jump_away();
    return ();
}

func sum_to(n: felt) -> felt {
    if (n == 0) {
        return 0;
    }
    let rest = sum_to(n - 1);
    return rest + n;
}

func is_even(n: felt) -> felt {
    if (n == 0) {
        return 1;
    }
    return is_odd(n - 1);
}

func is_odd(n: felt) -> felt {
    if (n == 0) {
        return 0;
    }
    return is_even(n - 1);
}

// Calls one function from two places.
func shared(n: felt) {
    sum_to(n);
    sum_to(n + 1);
    return ();
}

// Its frame goes on in the body of another function.
func jump_away() {
    jmp landing_place.landing;
}

func landing_place() {
    landing:
    tempvar x = 1;
    tempvar y = x + 1;
    return ();
}
