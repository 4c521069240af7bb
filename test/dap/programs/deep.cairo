// A recursion 5000 deep.
func down(n: felt) {
    if (n == 0) {
        return ();  // @bottom
    }
    down(n - 1);
    return ();
}

func main() {
    down(5000);
    return ();
}
