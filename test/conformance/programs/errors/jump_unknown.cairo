// A jump by a cell that is unknown.
func main() {
    jmp rel [ap + 3];
    ret;
}
