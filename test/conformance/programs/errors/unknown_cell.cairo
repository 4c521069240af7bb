// An operand that nothing has written.
func main() {
    alloc_locals;
    local never: felt;
    local other: felt;
    tempvar x = never * other;
    return ();
}
