// The factor of a pointer.
func main() {
    [ap] = [fp - 1], ap++;
    [ap - 1] = [ap] * 3, ap++;
    ret;
}
