// ap takes numbers only.
func main() {
    tempvar p: felt* = new (1, 2);
    ap += cast(p, felt);
    ret;
}
