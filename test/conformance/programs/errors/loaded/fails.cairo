// Compiled and loaded by ../loaded_program.cairo and ../loaded_hint.cairo while they run.

func start(n: felt) {
    with_attr error_message("inner: {n}") {
        deeper(n);
    }
    return ();
}

func deeper(n: felt) {
    %{
        if ids.n == 6:
            raise ValueError(f'in the loaded program: {ids.n}')
    %}
    assert n = 4;
    return ();
}

// Nobody runs it, but what it does not call would be left out.
func main() {
    start(1);
    return ();
}
