// The hint of is_nn, every three instructions. COUNT, which the benchmark replaces: the number of hints. Without the hint
// the program runs just so.
%builtins range_check

const COUNT = 10;

func main{range_check_ptr}() {
    tempvar a = COUNT;
    jmp loop;

    loop:
    let a = [ap - 1];
    %{ memory[ap] = 0 if 0 <= (ids.a % PRIME) < range_check_builtin.bound else 1 %}
    [ap] = 0, ap++;
    [ap] = [ap - 2] - 1, ap++;
    jmp loop if [ap - 1] != 0;
    let range_check_ptr = [fp - 3];
    return ();
}
