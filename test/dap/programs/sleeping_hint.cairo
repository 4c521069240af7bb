// A hint that waits inside of Python itself, where no line of it runs.
func main() {
    %{
        import time
        time.sleep(3600)
    %}
    ap += 0;
    return ();
}
