// A hint writes to an address that is a number.
func main() {
    %{ memory[5] = 6 %}
    return ();
}
