// cairo-run: --steps=5
// The run is given fewer steps than it takes.
func main() {
    let (x) = count(10);
    return ();
}

func count(n: felt) -> (x: felt) {
    if (n == 0) {
        return (x=0);
    }
    return count(n - 1);
}
