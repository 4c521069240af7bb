// A hint calls what memory does not have.
func main() {
    %{ print(memory.get_rang(ap, 1)) %}
    return ();
}
