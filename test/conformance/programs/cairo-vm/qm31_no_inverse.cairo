// cairo-vm: --layout plain
// A quotient by zero in QM31.
func main() {
    [ap] = 5, ap++;
    [ap] = 0, ap++;
    // [ap - 2] = [ap] * [ap - 1], with a 3 from bit 63 on.
    dw 3 * 2 ** 63 + (2 ** 14 + 2 ** 6 + 2 ** 4 + 2 ** 11) * 2 ** 48 + (2 ** 15 - 1) * 2 ** 32 + 2 ** 15 * 2 ** 16 + 2 ** 15 - 2;
    ret;
}
