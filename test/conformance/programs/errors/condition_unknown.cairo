// A condition that is unknown.
func main() {
    jmp rel 2 if [ap + 3] != 0;
    ret;
}
