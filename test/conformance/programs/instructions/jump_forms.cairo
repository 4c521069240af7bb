// Every form of an unconditional jump that the compiler makes and that arrives: relative and absolute; the target an
// immediate, a cell, a cell behind a pointer, a sum or a product; ap moved or not. Behind each jump is an endless loop.
func here() -> (pc: felt) {
    [ap] = [fp - 1], ap++;
    ret;
}

func caller_fp() -> (frame: felt) {
    [ap] = [fp - 2], ap++;
    ret;
}

func relative() {
    ap += 28;
    call caller_fp;
    [fp] = [ap - 1];
    // An immediate.
    jmp rel 4;
    jmp rel 0;
    jmp rel 4, ap++;
    jmp rel 0;
    // A cell from ap.
    [ap] = 3, ap++;
    jmp rel [ap - 1];
    jmp rel 0;
    [ap] = 3, ap++;
    jmp rel [ap - 1], ap++;
    jmp rel 0;
    // A cell from fp.
    [fp + 2] = 3;
    jmp rel [fp + 2];
    jmp rel 0;
    [fp + 3] = 3;
    jmp rel [fp + 3], ap++;
    jmp rel 0;
    // A cell behind a pointer from ap.
    [fp + 4] = 3;
    [ap] = [fp], ap++;
    jmp rel [[ap - 1] + 4];
    jmp rel 0;
    [fp + 5] = 3;
    [ap] = [fp], ap++;
    jmp rel [[ap - 1] + 5], ap++;
    jmp rel 0;
    // A cell behind a pointer from fp.
    [fp + 6] = 3;
    jmp rel [[fp] + 6];
    jmp rel 0;
    [fp + 7] = 3;
    jmp rel [[fp] + 7], ap++;
    jmp rel 0;
    // A sum of ap and imm.
    [ap] = 10, ap++;
    jmp rel [ap - 1] + -6;
    jmp rel 0;
    [ap] = 10, ap++;
    jmp rel [ap - 1] + -6, ap++;
    jmp rel 0;
    // A sum of ap and ap.
    [ap] = 9, ap++;
    [ap] = -6, ap++;
    jmp rel [ap - 2] + [ap - 1];
    jmp rel 0;
    [ap] = 9, ap++;
    [ap] = -6, ap++;
    jmp rel [ap - 2] + [ap - 1], ap++;
    jmp rel 0;
    // A sum of ap and fp.
    [ap] = 9, ap++;
    [fp + 8] = -6;
    jmp rel [ap - 1] + [fp + 8];
    jmp rel 0;
    [ap] = 9, ap++;
    [fp + 9] = -6;
    jmp rel [ap - 1] + [fp + 9], ap++;
    jmp rel 0;
    // A sum of fp and imm.
    [fp + 10] = 10;
    jmp rel [fp + 10] + -6;
    jmp rel 0;
    [fp + 11] = 10;
    jmp rel [fp + 11] + -6, ap++;
    jmp rel 0;
    // A sum of fp and ap.
    [fp + 12] = 9;
    [ap] = -6, ap++;
    jmp rel [fp + 12] + [ap - 1];
    jmp rel 0;
    [fp + 13] = 9;
    [ap] = -6, ap++;
    jmp rel [fp + 13] + [ap - 1], ap++;
    jmp rel 0;
    // A sum of fp and fp.
    [fp + 14] = 9;
    [fp + 15] = -6;
    jmp rel [fp + 14] + [fp + 15];
    jmp rel 0;
    [fp + 16] = 9;
    [fp + 17] = -6;
    jmp rel [fp + 16] + [fp + 17], ap++;
    jmp rel 0;
    // A product of ap and imm.
    [ap] = -2, ap++;
    jmp rel [ap - 1] * -2;
    jmp rel 0;
    [ap] = -2, ap++;
    jmp rel [ap - 1] * -2, ap++;
    jmp rel 0;
    // A product of ap and ap.
    [ap] = -3, ap++;
    [ap] = -1, ap++;
    jmp rel [ap - 2] * [ap - 1];
    jmp rel 0;
    [ap] = -3, ap++;
    [ap] = -1, ap++;
    jmp rel [ap - 2] * [ap - 1], ap++;
    jmp rel 0;
    // A product of ap and fp.
    [ap] = -3, ap++;
    [fp + 18] = -1;
    jmp rel [ap - 1] * [fp + 18];
    jmp rel 0;
    [ap] = -3, ap++;
    [fp + 19] = -1;
    jmp rel [ap - 1] * [fp + 19], ap++;
    jmp rel 0;
    // A product of fp and imm.
    [fp + 20] = -2;
    jmp rel [fp + 20] * -2;
    jmp rel 0;
    [fp + 21] = -2;
    jmp rel [fp + 21] * -2, ap++;
    jmp rel 0;
    // A product of fp and ap.
    [fp + 22] = -3;
    [ap] = -1, ap++;
    jmp rel [fp + 22] * [ap - 1];
    jmp rel 0;
    [fp + 23] = -3;
    [ap] = -1, ap++;
    jmp rel [fp + 23] * [ap - 1], ap++;
    jmp rel 0;
    // A product of fp and fp.
    [fp + 24] = -3;
    [fp + 25] = -1;
    jmp rel [fp + 24] * [fp + 25];
    jmp rel 0;
    [fp + 26] = -3;
    [fp + 27] = -1;
    jmp rel [fp + 26] * [fp + 27], ap++;
    jmp rel 0;
    ret;
}

func absolute() {
    ap += 18;
    call caller_fp;
    [fp] = [ap - 1];
    // A cell from ap.
    call here;
    [ap] = [ap - 1] + 5, ap++;
    jmp abs [ap - 1];
    jmp rel 0;
    call here;
    [ap] = [ap - 1] + 5, ap++;
    jmp abs [ap - 1], ap++;
    jmp rel 0;
    // A cell from fp.
    call here;
    [fp + 2] = [ap - 1] + 5;
    jmp abs [fp + 2];
    jmp rel 0;
    call here;
    [fp + 3] = [ap - 1] + 5;
    jmp abs [fp + 3], ap++;
    jmp rel 0;
    // A cell behind a pointer from ap.
    call here;
    [fp + 4] = [ap - 1] + 6;
    [ap] = [fp], ap++;
    jmp abs [[ap - 1] + 4];
    jmp rel 0;
    call here;
    [fp + 5] = [ap - 1] + 6;
    [ap] = [fp], ap++;
    jmp abs [[ap - 1] + 5], ap++;
    jmp rel 0;
    // A cell behind a pointer from fp.
    call here;
    [fp + 6] = [ap - 1] + 5;
    jmp abs [[fp] + 6];
    jmp rel 0;
    call here;
    [fp + 7] = [ap - 1] + 5;
    jmp abs [[fp] + 7], ap++;
    jmp rel 0;
    // A sum of ap and imm.
    call here;
    jmp abs [ap - 1] + 4;
    jmp rel 0;
    call here;
    jmp abs [ap - 1] + 4, ap++;
    jmp rel 0;
    // A sum of ap and ap.
    call here;
    [ap] = 5, ap++;
    jmp abs [ap - 2] + [ap - 1];
    jmp rel 0;
    call here;
    [ap] = 5, ap++;
    jmp abs [ap - 2] + [ap - 1], ap++;
    jmp rel 0;
    // A sum of ap and fp.
    call here;
    [fp + 8] = 5;
    jmp abs [ap - 1] + [fp + 8];
    jmp rel 0;
    call here;
    [fp + 9] = 5;
    jmp abs [ap - 1] + [fp + 9], ap++;
    jmp rel 0;
    // A sum of fp and imm.
    call here;
    [fp + 10] = [ap - 1];
    jmp abs [fp + 10] + 5;
    jmp rel 0;
    call here;
    [fp + 11] = [ap - 1];
    jmp abs [fp + 11] + 5, ap++;
    jmp rel 0;
    // A sum of fp and ap.
    call here;
    [fp + 12] = 5;
    jmp abs [fp + 12] + [ap - 1];
    jmp rel 0;
    call here;
    [fp + 13] = 5;
    jmp abs [fp + 13] + [ap - 1], ap++;
    jmp rel 0;
    // A sum of fp and fp.
    call here;
    [fp + 14] = [ap - 1];
    [fp + 15] = 6;
    jmp abs [fp + 14] + [fp + 15];
    jmp rel 0;
    call here;
    [fp + 16] = [ap - 1];
    [fp + 17] = 6;
    jmp abs [fp + 16] + [fp + 17], ap++;
    jmp rel 0;
    ret;
}

func main() {
    relative();
    absolute();
    ret;
}
