// One hint that writes the cell at ap, every two instructions. COUNT, which the benchmark replaces: the number of
// hints. Without the hint the program runs just so.
const COUNT = 10;

func main() {
    tempvar first = COUNT;
    jmp loop;

    loop:
    %{ memory[ap] = 1 %}
    [ap + 1] = [ap - 1] - 1, ap++;
    jmp loop if [ap] != 0, ap++;
    ret;
}
