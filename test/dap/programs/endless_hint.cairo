// A hint that never returns.
func main() {
    %{
        n = 0
        while True:
            n += 1  # @loop
    %}
    ap += 0;
    return ();
}
