// A hint writes a negative number: taken modulo the prime.
func main() {
    %{ memory[ap] = -3 %}
    ap += 1;
    return ();
}
