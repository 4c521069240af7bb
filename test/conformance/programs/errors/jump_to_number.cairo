// The target of a jump is no address.
// This VM stops at the jump; cairo-lang has made it and stands at no instruction.
// own-error: jump_to_number.cairo:9:5: Error at pc=0:2:
// own-error: Unknown value for memory cell at address 100.
// own-error:     jmp abs target;
// own-error:     ^************^
func main() {
    tempvar target = 100;
    jmp abs target;
}
