// cairo-run: --no_secure_run --print_memory
// A hint writes behind the program, and nobody checks: the program segment is longer than the program.
func main() {
    %{ memory[pc + 20] = 5 %}
    return ();
}
