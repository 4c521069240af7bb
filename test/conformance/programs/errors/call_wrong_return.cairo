// The place of the return address has another value already.
func nothing() {
    return ();
}

func main() {
    [ap + 1] = 5;
    nothing();
    return ();
}
