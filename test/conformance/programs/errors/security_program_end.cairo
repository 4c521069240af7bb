// A hint writes behind the program.
func main() {
    %{
        memory[pc + 1000] = 5
    %}
    return ();
}
