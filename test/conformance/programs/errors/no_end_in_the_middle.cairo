// cairo-run: --no_end --steps=5
// A run of so many steps that it ends before.
func main() {
    [ap] = 5, ap++;
    return ();
}
