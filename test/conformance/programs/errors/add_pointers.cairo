// Two pointers are added.
func main() {
    tempvar p: felt* = new (1, 2);
    tempvar x = cast(p, felt) + cast(p, felt);
    return ();
}
