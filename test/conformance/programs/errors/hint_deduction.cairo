// An error in an instruction whose line has hints, after they ran.
func main() {
    alloc_locals;
    local x;
    %{ ids.x = 5 %}
    assert x = 6;
    return ();
}
