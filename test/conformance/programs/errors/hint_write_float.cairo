// A fraction is written into memory.
func main() {
    %{ memory[ap] = 1.5 %}
    [ap] = [ap], ap++;
    ret;
}
