// The main scope is left.
func main() {
    %{ vm_exit_scope() %}
    return ();
}
