// Every form of an assert_eq instruction that the compiler makes: the destination from ap or fp; the other side an
// immediate, a cell, a cell behind a pointer, a sum or a product; ap moved or not.
func forms(pointer: felt*, a: felt, b: felt) {
    ap += 36;
    [ap] = [fp - 4], ap++;
    [ap] = [fp - 3], ap++;
    // An immediate.
    [ap] = -5, ap++;
    [ap] = -5;
    ap += 1;
    [ap] = [fp - 4];
    [fp + 2] = -5, ap++;
    [fp + 3] = -5;
    // A cell from ap.
    [ap] = [ap - 1], ap++;
    [ap] = [ap - 1];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 4] = [ap - 1], ap++;
    [fp + 5] = [ap - 1];
    // A cell from fp.
    [ap] = [fp - 3], ap++;
    [ap] = [fp - 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 6] = [fp - 3], ap++;
    [fp + 7] = [fp - 3];
    // A cell behind a pointer from ap.
    [ap] = [fp - 5], ap++;
    [ap] = [[ap - 1] + 2], ap++;
    [ap] = [fp - 5], ap++;
    [ap] = [[ap - 1] + 2];
    ap += 1;
    [ap] = [fp - 5], ap++;
    [ap] = [fp - 4];
    [fp + 8] = [[ap - 1] + 2], ap++;
    [ap] = [fp - 5], ap++;
    [fp + 9] = [[ap - 1] + 2];
    // A cell behind a pointer from fp.
    [ap] = [[fp - 5] + 3], ap++;
    [ap] = [[fp - 5] + 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 10] = [[fp - 5] + 3], ap++;
    [fp + 11] = [[fp - 5] + 3];
    // A sum of ap and imm.
    [ap] = [ap - 1] + 7, ap++;
    [ap] = [ap - 1] + 7;
    ap += 1;
    [ap] = [fp - 4];
    [fp + 12] = [ap - 1] + 7, ap++;
    [fp + 13] = [ap - 1] + 7;
    // A sum of ap and ap.
    [ap] = [ap - 1] + [ap - 2], ap++;
    [ap] = [ap - 1] + [ap - 2];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 14] = [ap - 1] + [ap - 2], ap++;
    [fp + 15] = [ap - 1] + [ap - 2];
    // A sum of ap and fp.
    [ap] = [ap - 1] + [fp - 3], ap++;
    [ap] = [ap - 1] + [fp - 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 16] = [ap - 1] + [fp - 3], ap++;
    [fp + 17] = [ap - 1] + [fp - 3];
    // A sum of fp and imm.
    [ap] = [fp - 4] + 7, ap++;
    [ap] = [fp - 4] + 7;
    ap += 1;
    [ap] = [fp - 4];
    [fp + 18] = [fp - 4] + 7, ap++;
    [fp + 19] = [fp - 4] + 7;
    // A sum of fp and ap.
    [ap] = [fp - 4] + [ap - 1], ap++;
    [ap] = [fp - 4] + [ap - 1];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 20] = [fp - 4] + [ap - 1], ap++;
    [fp + 21] = [fp - 4] + [ap - 1];
    // A sum of fp and fp.
    [ap] = [fp - 4] + [fp - 3], ap++;
    [ap] = [fp - 4] + [fp - 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 22] = [fp - 4] + [fp - 3], ap++;
    [fp + 23] = [fp - 4] + [fp - 3];
    // A product of ap and imm.
    [ap] = [ap - 1] * 7, ap++;
    [ap] = [ap - 1] * 7;
    ap += 1;
    [ap] = [fp - 4];
    [fp + 24] = [ap - 1] * 7, ap++;
    [fp + 25] = [ap - 1] * 7;
    // A product of ap and ap.
    [ap] = [ap - 1] * [ap - 2], ap++;
    [ap] = [ap - 1] * [ap - 2];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 26] = [ap - 1] * [ap - 2], ap++;
    [fp + 27] = [ap - 1] * [ap - 2];
    // A product of ap and fp.
    [ap] = [ap - 1] * [fp - 3], ap++;
    [ap] = [ap - 1] * [fp - 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 28] = [ap - 1] * [fp - 3], ap++;
    [fp + 29] = [ap - 1] * [fp - 3];
    // A product of fp and imm.
    [ap] = [fp - 4] * 7, ap++;
    [ap] = [fp - 4] * 7;
    ap += 1;
    [ap] = [fp - 4];
    [fp + 30] = [fp - 4] * 7, ap++;
    [fp + 31] = [fp - 4] * 7;
    // A product of fp and ap.
    [ap] = [fp - 4] * [ap - 1], ap++;
    [ap] = [fp - 4] * [ap - 1];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 32] = [fp - 4] * [ap - 1], ap++;
    [fp + 33] = [fp - 4] * [ap - 1];
    // A product of fp and fp.
    [ap] = [fp - 4] * [fp - 3], ap++;
    [ap] = [fp - 4] * [fp - 3];
    ap += 1;
    [ap] = [fp - 4];
    [fp + 34] = [fp - 4] * [fp - 3], ap++;
    [fp + 35] = [fp - 4] * [fp - 3];
    ret;
}

func main() {
    tempvar cells: felt* = new (11, 22, 33, 44);
    forms(cells, 3, -2);
    tempvar cells: felt* = new (2 ** 250, -1, 0, 1);
    forms(cells, 2 ** 128, 1);
    return ();
}
