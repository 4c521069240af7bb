// pc falls below the start of its segment.
// This VM stops at the jump; cairo-lang has made it and stands at no instruction.
// own-error: jump_before.cairo:9:5: Error at pc=0:2:
// own-error: Unknown value for memory cell at address 0:3618502788666131213697322783095070105623107215331596699973092056135872020383.
// own-error:     jmp rel distance;
// own-error:     ^**************^
func main() {
    tempvar distance = -100;
    jmp rel distance;
}
