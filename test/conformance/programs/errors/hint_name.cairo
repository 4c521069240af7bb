// A hint uses a name that it does not have.
func main() {
    %{ x = undefined_name %}
    return ();
}
