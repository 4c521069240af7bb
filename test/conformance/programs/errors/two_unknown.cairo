// A sum of two unknown cells.
func main() {
    [ap] = 5, ap++;
    [ap - 1] = [ap + 5] + [ap + 6];
    ret;
}
