// Every form of `ap +=`, of a conditional jump and of a call that the compiler makes and that succeeds.
func advance(pointer: felt*, negative: felt, n: felt) {
    // An immediate.
    ap += 3;
    // A cell from ap.
    [ap] = 2, ap++;
    ap += [ap - 1];
    // A cell from fp.
    ap += [fp - 3];
    // A cell behind a pointer from ap.
    [ap] = [fp - 5], ap++;
    ap += [[ap - 1] + 1];
    // A cell behind a pointer from fp.
    ap += [[fp - 5]];
    // A sum of ap and imm.
    [ap] = -1, ap++;
    ap += [ap - 1] + 4;
    // A sum of ap and ap.
    [ap] = -1, ap++;
    [ap] = 5, ap++;
    ap += [ap - 2] + [ap - 1];
    // A sum of ap and fp.
    [ap] = -1, ap++;
    ap += [ap - 1] + [fp - 3];
    // A sum of fp and imm.
    ap += [fp - 4] + 4;
    // A sum of fp and ap.
    [ap] = 5, ap++;
    ap += [fp - 4] + [ap - 1];
    // A sum of fp and fp.
    ap += [fp - 4] + [fp - 3];
    // A product of ap and imm.
    [ap] = -1, ap++;
    ap += [ap - 1] * -1;
    // A product of ap and ap.
    [ap] = -1, ap++;
    [ap] = -2, ap++;
    ap += [ap - 2] * [ap - 1];
    // A product of ap and fp.
    [ap] = 1, ap++;
    ap += [ap - 1] * [fp - 3];
    // A product of fp and imm.
    ap += [fp - 4] * -1;
    // A product of fp and ap.
    [ap] = -2, ap++;
    ap += [fp - 4] * [ap - 1];
    // A product of fp and fp.
    ap += [fp - 4] * [fp - 4];
    ret;
}

func here() -> (pc: felt) {
    [ap] = [fp - 1], ap++;
    ret;
}

func conditions(zero: felt, three: felt, five: felt) {
    [ap] = 0, ap++;
    [ap] = 3, ap++;
    // Taken, by an immediate, a cell from ap and one from fp; the condition from ap, then from fp.
    jmp rel 4 if [ap - 1] != 0;
    jmp rel 0;
    jmp rel [ap - 1] if [ap - 1] != 0;
    jmp rel 0;
    jmp rel [fp - 4] if [ap - 1] != 0;
    jmp rel 0;
    jmp rel 4 if [fp - 3] != 0;
    jmp rel 0;
    jmp rel [ap - 1] if [fp - 3] != 0;
    jmp rel 0;
    jmp rel [fp - 4] if [fp - 3] != 0;
    jmp rel 0;
    // The same with ap++.
    [ap] = 3;
    jmp rel 4 if [ap - 1] != 0, ap++;
    jmp rel 0;
    [ap] = 3;
    jmp rel [ap - 1] if [ap - 1] != 0, ap++;
    jmp rel 0;
    [ap] = 3;
    jmp rel [fp - 4] if [ap - 1] != 0, ap++;
    jmp rel 0;
    [ap] = 3;
    jmp rel 4 if [fp - 3] != 0, ap++;
    jmp rel 0;
    [ap] = 3;
    jmp rel [ap - 1] if [fp - 3] != 0, ap++;
    jmp rel 0;
    [ap] = 0;
    jmp rel [fp - 4] if [fp - 3] != 0, ap++;
    jmp rel 0;
    // Not taken: the next instruction follows. Backwards to a cell that is zero is endless.
    jmp rel 0 if [ap - 1] != 0;
    jmp rel [fp - 5] if [ap - 1] != 0;
    jmp rel [ap - 1] if [fp - 5] != 0;
    jmp rel [fp - 4] if [fp - 5] != 0;
    [ap] = 0;
    jmp rel 0 if [fp - 5] != 0, ap++;
    jmp rel [fp - 4] if [ap - 1] != 0, ap++;
    // A pointer is not zero.
    jmp rel 4 if [fp - 2] != 0;
    jmp rel 0;
    ret;
}

func calls() {
    ap += 2;
    // Relative: an immediate, a cell from ap, one from fp. Each lands on the `ret` behind the jump.
    call rel 4;
    jmp rel 3;
    ret;
    [ap] = 3, ap++;
    call rel [ap - 1];
    jmp rel 3;
    ret;
    [fp] = 3;
    call rel [fp];
    jmp rel 3;
    ret;
    // Absolute: a cell from ap, one from fp.
    call here;
    [ap] = [ap - 1] + 5, ap++;
    call abs [ap - 1];
    jmp rel 3;
    ret;
    call here;
    [fp + 1] = [ap - 1] + 5;
    call abs [fp + 1];
    jmp rel 3;
    ret;
    ret;
}

func main() {
    tempvar cells: felt* = new (1, 2);
    advance(cells, -1, 4);
    conditions(0, 3, 5);
    calls();
    ret;
}
