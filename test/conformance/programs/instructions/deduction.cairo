// Instructions that compute an operand instead of the destination: subtraction, division,
// and assertions that fill an unknown cell on either side.
func main() {
    [ap] = 91, ap++;
    [ap] = 7, ap++;
    // 91 = x + 7 and 91 = 7 + x: the left and the right operand are deduced.
    [ap - 2] = [ap] + [ap - 1], ap++;
    [ap - 3] = [ap - 2] + [ap], ap++;
    [ap - 4] = [ap] + 17, ap++;
    // 91 = x * 7 and 91 = 7 * x.
    [ap - 5] = [ap] * [ap - 4], ap++;
    [ap - 6] = [ap - 5] * [ap], ap++;
    // No integer solution: a field division.
    [ap - 7] = [ap] * 12, ap++;
    [ap - 8] = [ap] * -5, ap++;
    // The right side takes the value of the left one.
    [ap - 9] = [ap], ap++;
    tempvar a = 100;
    tempvar b = a - 150;
    tempvar c = b / 9;
    tempvar d = 1 / c;
    assert c * d = 1;
    assert b + 150 = a;
    tempvar pointer: felt* = cast([fp - 2], felt*);
    [ap] = cast(pointer, felt), ap++;
    // A pointer minus a number, deduced on both sides.
    tempvar further = pointer + 5;
    [ap] = cast(further, felt), ap++;
    [ap - 1] = [ap] + 3, ap++;
    assert [ap - 1] = cast(pointer + 2, felt);
    tempvar distance = further - pointer;
    assert distance = 5;
    ret;
}
