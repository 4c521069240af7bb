// Additions of felts that fill 251 bits, one function call each. COUNT, which the benchmark replaces: the
// number of additions.
const COUNT = 10;

func main() {
    fibonacci(2 ** 250 + 12345, 2 ** 249 + 6789, COUNT);
    ret;
}

func fibonacci(first: felt, second: felt, n: felt) -> (value: felt) {
    jmp more if n != 0;
    [ap] = second, ap++;
    ret;

    more:
    [ap] = second, ap++;
    [ap] = first + second, ap++;
    [ap] = n - 1, ap++;
    call fibonacci;
    ret;
}
