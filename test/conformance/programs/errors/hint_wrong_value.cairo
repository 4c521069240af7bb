// A hint writes what is no value of a cell.
func main() {
    %{ memory[ap] = 'text' %}
    ap += 1;
    return ();
}
