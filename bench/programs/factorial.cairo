// Field multiplications in a loop without calls. program_input: the number of multiplications.
func main() {
    tempvar n;
    %{ ids.n = program_input %}
    factorial(n);
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
