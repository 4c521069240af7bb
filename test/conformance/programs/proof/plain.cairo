// cairo-run: --layout=plain --proof_mode --print_info --print_segments
// outputs: air

// The smallest proof: no builtin at all. The steps are padded to a power of two.
func fibonacci(a: felt, b: felt, n: felt) -> (result: felt) {
    if (n == 0) {
        return (result=a);
    }
    return fibonacci(b, a + b, n - 1);
}

func main() {
    let (result) = fibonacci(1, 1, 20);
    assert result = 10946;
    return ();
}
