// Every operand form of an assert_eq instruction: destination and operands from ap and fp,
// immediates, sums, products and double dereferences.
func operands(a: felt, b: felt) {
    [ap] = 5, ap++;
    [ap] = -1, ap++;
    [ap] = 3618502788666131213697322783095070105623107215331596699973092056135872020480, ap++;
    [ap] = 1809251394333065606848661391547535052811553607665798349986546028067936010240, ap++;
    [ap] = [fp - 4] + [fp - 3], ap++;
    [ap] = [fp - 4] * [fp - 3], ap++;
    [ap] = [ap - 1] + 7, ap++;
    [ap] = [ap - 1] * 11, ap++;
    [ap] = [ap - 1] + [fp - 3], ap++;
    [ap] = [fp - 4] * [ap - 1], ap++;
    [ap] = [ap - 1] * [ap - 2], ap++;
    [ap] = [ap - 1] * [ap - 1], ap++;
    [ap] = [fp - 4], ap++;
    [fp - 4] = [ap - 1];
    [ap] = [ap - 4] + 340282366920938463463374607431768211456, ap++;
    [ap] = [ap - 1] * [ap - 1], ap++;
    [ap] = [ap - 1] * -3, ap++;
    ret;
}

func main() {
    operands(3, 4);
    operands(-3, 1000000007);
    operands(1809251394333065606848661391547535052811553607665798349986546028067936010241, 2);
    ret;
}
