// cairo-run: --layout=plain --print_info
// outputs: pie
// cairo-run-pie: --layout=plain --print_info --print_segments

// A Cairo PIE of a program without builtins, and the run of that PIE.
func factorial(n: felt) -> (result: felt) {
    if (n == 0) {
        return (result=1);
    }
    let (rest) = factorial(n - 1);
    return (result=n * rest);
}

func main() {
    let (result) = factorial(10);
    assert result = 3628800;
    return ();
}
