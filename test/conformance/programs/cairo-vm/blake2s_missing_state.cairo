// cairo-vm: --layout plain
// Blake2s of a message that is there, with a state that is not.
func main() {
    alloc_locals;
    local state: felt* = new (1, 2, 3);
    local message: felt* = new (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    [ap] = state, ap++;
    [ap] = message, ap++;
    [ap] = 64, ap++;
    [ap] = state + 100;
    // [ap - 1] is the counter, [ap - 3] the state, [ap - 2] the message, with a 1 from bit 63 on.
    dw 2 ** 63 + 2 ** 4 * 2 ** 48 + (2 ** 15 - 2) * 2 ** 32 + (2 ** 15 - 3) * 2 ** 16 + 2 ** 15 - 1;
    ret;
}
