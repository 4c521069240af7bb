// One hint that reads a reference and writes one, every two instructions. COUNT, which the benchmark replaces: the
// number of hints. Without the hint the program runs just so.
const COUNT = 10;

func main() {
    tempvar first = COUNT;
    jmp loop;

    loop:
    let n = [ap - 1];
    let x = [ap];
    %{ ids.x = ids.n * 2 %}
    [ap + 1] = n - 1, ap++;
    jmp loop if [ap] != 0, ap++;
    ret;
}
