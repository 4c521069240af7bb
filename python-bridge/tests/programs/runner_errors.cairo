// Ways to fail, each a function that can run in main's place.

from starkware.cairo.common.math import assert_not_zero

func main() {
    return ();
}

func assertion() {
    return inner(x=3);
}

func inner(x: felt) {
    with_attr error_message("x is {x}, not 4") {
        assert x = 4;
    }
    return ();
}

func hint_raises() {
    with_attr error_message("The hint says no.") {
        raise_in_hint();
    }
    return ();
}

func raise_in_hint() {
    %{
        class Refusal(ValueError):
            pass

        raise Refusal("no")
    %}
    return ();
}

func hint_reads_unknown() {
    %{ memory[ap + 100] %}
    return ();
}

func hint_contradicts() {
    [ap] = 1, ap++;
    %{ memory[ap - 1] = 2 %}
    return ();
}

func unknown_cell() {
    [ap] = [ap + 100], ap++;
    return ();
}

func pointer_product() {
    [ap] = [fp - 1] * 2, ap++;
    return ();
}

func inconsistent_call() {
    [ap] = 5;
    [ap + 1] = 6;
    call inner_call;
    ret;

    inner_call:
    ret;
}

func division_by_zero() {
    [ap] = 7, ap++;
    [ap] = 0, ap++;
    [ap - 2] = [ap] * [ap - 1];
    return ();
}

func no_such_id() {
    %{ print(ids.missing) %}
    return ();
}

// The hint of the library has a native form.
func library_hint() {
    assert_not_zero(0);
    return ();
}

func endless() {
    jmp rel 0;
}
