// A rule for the middle of a temporary segment.
func main() {
    %{ memory.add_relocation_rule(segments.add_temp_segment() + 1, segments.add()) %}
    return ();
}
