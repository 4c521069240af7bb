// A temporary segment gets no place.
// cairo-lang's text is "KeyError: -1".
// own-error: Error: Segment -1 is still temporary at the end of the run: it has no relocation rule.
func main() {
    alloc_locals;
    local p: felt*;
    %{ ids.p = segments.add_temp_segment() %}
    assert p[0] = 5;
    return ();
}
