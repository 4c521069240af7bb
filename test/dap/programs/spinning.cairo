// One statement that jumps to itself.
func main() {
    spin:
    jmp spin;
}
