// A pointer and a number are not equal.
func main() {
    tempvar x: felt* = new (1, 2);
    assert cast(x, felt) = 3;
    return ();
}
