// cairo-run: --layout=small --proof_mode --steps=256
// outputs: air
// Fewer steps than a builtin of the layout needs.
func main() {
    tempvar x = 5;
    return ();
}
