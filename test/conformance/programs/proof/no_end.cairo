// cairo-run: --layout=plain --proof_mode --no_end --steps=64 --print_info --print_memory --print_segments
// outputs: air

// A run that is left in the middle.
func loop(n: felt) {
    return loop(n + 1);
}

func main() {
    loop(0);
    return ();
}
