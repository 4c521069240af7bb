// Fills an array of SIZE cells, and has a hint walk it; COUNT times, which the benchmark replaces. Without the hint the
// program runs just so.
const SIZE = 10000;
const COUNT = 10;

func main() {
    walk(COUNT);
    ret;
}

func walk(n: felt) {
    if (n == 0) {
        return ();
    }
    [ap] = SIZE, ap++;
    jmp fill;

    fill:
    [ap] = [ap - 1] - 1, ap++;
    jmp fill if [ap - 1] != 0;

    let array = cast(ap - SIZE, felt*);
    %{
        array = ids.array
        total = sum(memory[array + i] for i in range(ids.SIZE))
    %}
    walk(n - 1);
    return ();
}
