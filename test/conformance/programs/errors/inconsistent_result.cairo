// An instruction contradicts what a hint wrote.
func main() {
    %{ memory[ap] = 9 %}
    tempvar x = 3 + 4 * 5;
    return ();
}
