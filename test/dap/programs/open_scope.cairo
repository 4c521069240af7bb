// Ends with a scope that a hint has entered and no hint leaves.
func main() {
    %{ vm_enter_scope({'left': 'open'}) %}
    ap += 0;
    return ();  // @end
}
