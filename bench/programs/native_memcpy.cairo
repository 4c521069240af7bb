// The hint of a round of memcpy, every three instructions. COUNT, which the benchmark replaces: the number of hints.
// Without hints the program runs just so.
const COUNT = 10;

func main() {
    // One round more than there are, so that it always goes on.
    let len = COUNT + 1;
    %{ vm_enter_scope({'n': ids.len}) %}
    tempvar first = COUNT;
    jmp loop;

    loop:
    let continue_copying = [ap];
    %{
        n -= 1
        ids.continue_copying = 1 if n > 0 else 0
    %}
    [ap] = 1, ap++;
    [ap] = [ap - 2] - 1, ap++;
    jmp loop if [ap - 1] != 0;
    %{ vm_exit_scope() %}
    ret;
}
