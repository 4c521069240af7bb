// cairo-run: --debug_error --no_end --no_secure_run --steps=10 --print_info --print_memory --print_segments
// A run that fails, of which all is printed up to there.

func main() {
    tempvar x = 5;
    tempvar y = x - 7;
    assert y = 3;
    return ();
}
