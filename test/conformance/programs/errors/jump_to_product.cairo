// cairo-run: --layout=plain
// A jump to a product, which is a number.
// This VM stops at the jump; cairo-lang has made it and stands at no instruction.
// own-error: jump_to_product.cairo:10:5: Error at pc=0:2:
// own-error: Unknown value for memory cell at address 15.
// own-error:     jmp abs [ap - 1] * 5;
// own-error:     ^******************^
func main() {
    [ap] = 3, ap++;
    jmp abs [ap - 1] * 5;
    ret;
}
