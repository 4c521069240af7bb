// cairo-run: --layout=small --proof_mode --secure_run
// outputs: air
// The security checks of a proof need all builtins of the layout.
func main() {
    tempvar x = 5;
    return ();
}
