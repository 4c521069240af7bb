// A pointer is multiplied.
func main() {
    tempvar p: felt* = new (1, 2);
    tempvar x = cast(p, felt) * 3;
    return ();
}
