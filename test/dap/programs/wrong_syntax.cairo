// A hint that is no Python.
func main() {
    %{
        x = 1
        if x == 1  # @wrong
            pass
    %}
    ap += 0;
    return ();
}
