// One hint that reads a reference and writes one, every two instructions. program_input: the number of hints.
func main() {
    tempvar first;
    %{ ids.first = program_input %}
    jmp loop;

    loop:
    let n = [ap - 1];
    let x = [ap];
    %{ ids.x = ids.n * 2 %}
    [ap + 1] = n - 1, ap++;
    jmp loop if [ap] != 0, ap++;
    ret;
}
