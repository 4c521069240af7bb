// A call into a cell that is no instruction.
func main() {
    call data;
    ret;
    data:
    dw 0x123456789abcdef0123;
}
