// cairo-vm: --layout plain
// A number of QM31 that is not below 2^31 - 1.
func main() {
    [ap] = 2 ** 31 - 1, ap++;
    [ap] = 1, ap++;
    // [ap] = [ap - 1] + [ap - 2], with a 3 from bit 63 on.
    dw 3 * 2 ** 63 + (2 ** 14 + 2 ** 5 + 2 ** 4 + 2 ** 11) * 2 ** 48 + (2 ** 15 - 2) * 2 ** 32 + (2 ** 15 - 1) * 2 ** 16 + 2 ** 15;
    ret;
}
