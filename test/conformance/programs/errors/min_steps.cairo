// cairo-run: --min_steps=100
// A run that is no proof cannot be prolonged.
func main() {
    tempvar x = 5;
    return ();
}
