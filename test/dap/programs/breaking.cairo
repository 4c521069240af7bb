// A hint that calls Python's breakpoint().
func main() {
    %{
        x = 1
        breakpoint()  # @break
        x = 2
    %}
    ap += 0;
    return ();
}
