// A word with two flags that exclude each other.
func main() {
    call data;
    ret;
    data:
    dw 0x7fff7fff7fff7fff;
    ret;
}
