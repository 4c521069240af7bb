// A segment gets more cells than the size that a hint fixed.
func main() {
    alloc_locals;
    local sized: felt*;
    %{ ids.sized = segments.add(size=2) %}
    assert sized[2] = 5;
    return ();
}
