// cairo-vm: --layout plain
// Instructions on elements of QM31, four numbers below 2^31 - 1 in the bits of one felt: sums, products, and operands
// that are deduced from the other two, as differences and quotients.
const M31 = 2 ** 31 - 1;
const A = 1414213562 + 1732050807 * 2 ** 36 + 1618033988 * 2 ** 72 + 1234567890 * 2 ** 108;
const B = 1442695040 + 1234567890 * 2 ** 36 + 1414213562 * 2 ** 72 + 1732050807 * 2 ** 108;
const SMALL = 5 + 0 * 2 ** 36 + (M31 - 1) * 2 ** 72 + 1 * 2 ** 108;

// [ap] = [ap - 1] * [ap - 2] and the like, with a 3 from bit 63 on. The word is flags * 2^48 + op1 * 2^32 + op0 * 2^16 + dst.
const EXTENSION = 3 * 2 ** 63;
const ASSERT_EQ = 2 ** 14 * 2 ** 48;
const OP1_FP = 2 ** 3 * 2 ** 48;
const OP1_AP = 2 ** 4 * 2 ** 48;
const ADD = 2 ** 5 * 2 ** 48;
const MUL = 2 ** 6 * 2 ** 48;
const AP_ADD1 = 2 ** 11 * 2 ** 48;
const DST = 2 ** 15;
const OP0_LAST = (2 ** 15 - 1) * 2 ** 16;
const OP1_BEFORE = (2 ** 15 - 2) * 2 ** 32;
const OP0_NEXT = 2 ** 15 * 2 ** 16;
const DST_BEFORE = 2 ** 15 - 2;
const OP1_LAST = (2 ** 15 - 1) * 2 ** 32;

func calculate(a: felt, b: felt) {
    // A sum and a product: [ap] = [ap - 1] op [ap - 2].
    [ap] = [fp - 4], ap++;
    [ap] = [fp - 3], ap++;
    dw EXTENSION + ASSERT_EQ + ADD + OP1_AP + AP_ADD1 + OP1_BEFORE + OP0_LAST + DST;
    [ap] = [fp - 4], ap++;
    [ap] = [fp - 3], ap++;
    dw EXTENSION + ASSERT_EQ + MUL + OP1_AP + AP_ADD1 + OP1_BEFORE + OP0_LAST + DST;
    // A difference and a quotient: [ap - 2] = [ap] op [ap - 1].
    [ap] = [fp - 4], ap++;
    [ap] = [fp - 3], ap++;
    dw EXTENSION + ASSERT_EQ + ADD + OP1_AP + AP_ADD1 + OP1_LAST + OP0_NEXT + DST_BEFORE;
    [ap] = [fp - 4], ap++;
    [ap] = [fp - 3], ap++;
    dw EXTENSION + ASSERT_EQ + MUL + OP1_AP + AP_ADD1 + OP1_LAST + OP0_NEXT + DST_BEFORE;
    ret;
}

func main() {
    calculate(A, B);
    calculate(B, A);
    calculate(SMALL, A);
    calculate(0, SMALL);
    calculate(A, A);
    ret;
}
