// A pointer is subtracted from a number.
func main() {
    [ap] = 5, ap++;
    [ap] = [fp - 1], ap++;
    [ap - 2] = [ap] + [ap - 1], ap++;
    ret;
}
