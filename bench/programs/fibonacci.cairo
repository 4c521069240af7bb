// Additions of felts that fill 251 bits, one function call each. program_input: the number of additions.
func main() {
    tempvar n;
    %{ ids.n = program_input %}
    fibonacci(2 ** 250 + 12345, 2 ** 249 + 6789, n);
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
