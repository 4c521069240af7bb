// A rule for a segment that is not temporary.
func main() {
    %{ memory.add_relocation_rule(segments.add(), segments.add()) %}
    return ();
}
