// cairo-run: --layout=small --proof_mode --steps=1000
// outputs: air
// A number of steps that the layout does not divide.
func main() {
    tempvar x = 5;
    return ();
}
