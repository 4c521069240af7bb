// A hint reads a local that has no value yet.
func main() {
    alloc_locals;
    local x: felt;
    %{
        first = 1
        print(ids.x)
    %}
    return ();
}
