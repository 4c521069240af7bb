// Field multiplications in a loop without calls. COUNT, which the benchmark replaces: the number
// of multiplications.
const COUNT = 10;

func main() {
    factorial(COUNT);
    ret;
}

func factorial(n: felt) -> (value: felt) {
    [ap] = 2 ** 250 + 1, ap++;
    [ap] = n, ap++;

    loop:
    [ap] = [ap - 2] * [ap - 1], ap++;
    [ap] = [ap - 2] - 1, ap++;
    jmp loop if [ap - 1] != 0;
    [ap] = [ap - 2], ap++;
    ret;
}
