// A second rule for one temporary segment.
func main() {
    %{
        segment = segments.add_temp_segment()
        memory.add_relocation_rule(segment, segments.add())
        memory.add_relocation_rule(segment, segments.add())
    %}
    return ();
}
