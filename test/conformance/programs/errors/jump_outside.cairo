// pc leaves the program: nothing there.
func main() {
    jmp rel 1000;
}
