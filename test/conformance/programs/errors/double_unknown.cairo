// A cell behind a pointer that is unknown itself.
func main() {
    [ap] = [[ap + 5] + 1], ap++;
    ret;
}
