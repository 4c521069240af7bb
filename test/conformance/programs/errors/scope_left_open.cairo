// A scope is entered and never left.
func main() {
    %{ vm_enter_scope({'x': 1}) %}
    return ();
}
