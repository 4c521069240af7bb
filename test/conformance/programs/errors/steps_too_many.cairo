// cairo-run: --steps=8
// The run is given more steps than it takes.
func main() {
    [ap] = 1, ap++;
    [ap] = 2, ap++;
    ret;
}
