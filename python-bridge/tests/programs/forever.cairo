// Never ends, and takes no memory for that.
func main() {
    loop:
    jmp loop;
}
