// A conditional jump by a pointer.
func main() {
    [ap] = [fp - 1], ap++;
    jmp rel [ap - 1] if [ap - 1] != 0;
    ret;
}
