// One hint with a dictionary, a sum and five references, every two instructions. COUNT, which the benchmark replaces:
// the number of hints. Without the hint the program runs just so.
const COUNT = 10;

func main() {
    tempvar first_key = 3;
    tempvar second_key = 5;
    tempvar start = 7;
    tempvar first = COUNT;
    jmp loop;

    loop:
    let a = [fp];
    let b = [fp + 1];
    let c = [fp + 2];
    let n = [ap - 1];
    let x = [ap];
    %{
        weights = {ids.a: ids.n, ids.b: 2}
        ids.x = sum(weights.values()) + ids.c
    %}
    [ap + 1] = n - 1, ap++;
    jmp loop if [ap] != 0, ap++;
    ret;
}
