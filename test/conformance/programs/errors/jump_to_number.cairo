// The target of a jump is no address.
func main() {
    tempvar target = 100;
    jmp abs target;
}
