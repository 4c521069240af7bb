// A message whose value is still unknown, one that comes from ap, and one of a struct.
struct Pair {
    a: felt,
    b: felt,
}

func check(pair: Pair, pointer: felt*) {
    alloc_locals;
    local later;
    tempvar moving = pair.a + 1;
    with_attr error_message("later: {later}, moving: {moving}, pair: {pair.a} {pair}, pointer: {pointer}") {
        assert moving = pair.b;
    }
    assert later = 3;
    return ();
}

func main() {
    check(Pair(1, 5), cast([fp - 1], felt*));
    return ();
}
