// A word with two opcodes at once.
func main() {
    jmp data;
    data:
    dw 0x60ff7fff7fff7fff;
    dw 3;
}
