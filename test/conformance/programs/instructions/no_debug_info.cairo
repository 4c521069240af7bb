// cairo-compile: --no_debug_info
// cairo-run: --print_memory --relocate_prints --print_info
func main() {
    tempvar x = 12;
    %{ memory[ap] = ids.x + 1 %}
    ap += 1;
    assert [ap - 1] = 13;
    ret;
}
