// A hint assigns to a reference that is no cell.
func main() {
    tempvar x = 3;
    let y = x + 4;
    %{ ids.y = 5 %}
    return ();
}
