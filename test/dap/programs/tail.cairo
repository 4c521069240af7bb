// A recursion whose call is a part of the statement that returns.
func count(n: felt) -> felt {
    if (n == 0) {
        return 0;  // @bottom
    }
    return count(n - 1);  // @tail
}

func main() {
    let n = count(3);
    assert n = 0;  // @after
    return ();
}
