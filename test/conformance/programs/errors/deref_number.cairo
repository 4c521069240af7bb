// A number is used as an address.
func main() {
    tempvar p: felt* = cast(1234, felt*);
    tempvar x = [p + 2];
    return ();
}
