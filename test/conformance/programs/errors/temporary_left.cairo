// A temporary segment gets no place.
func main() {
    alloc_locals;
    local p: felt*;
    %{ ids.p = segments.add_temp_segment() %}
    assert p[0] = 5;
    return ();
}
