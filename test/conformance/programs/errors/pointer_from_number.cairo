// A number minus a pointer.
func main() {
    tempvar p: felt* = new (1, 2);
    tempvar x = 100 - cast(p, felt);
    return ();
}
