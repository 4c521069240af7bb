// The place of the returned frame pointer has another value already.
func nothing() {
    return ();
}

func main() {
    [ap] = 5;
    nothing();
    return ();
}
