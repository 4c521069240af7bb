// A deep recursion: the traceback shows its first calls only.
func down(n: felt) {
    if (n == 0) {
        assert n = 1;
    }
    down(n - 1);
    return ();
}

func main() {
    down(30);
    return ();
}
