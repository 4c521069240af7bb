// Hints that call into a Python module: for steps in and out, and for what stops by itself.
func main() {
    %{
        from calls_module import Counter, outer
        counter = Counter()
        total = outer(counter, 3)  # @call
        after = total + 1
    %}
    ap += 0;
    %{
        from calls_module import pausing
        before = 1
        breakpoint()  # @here
        pausing(before)
    %}
    ap += 0;
    %{ counter.fail(7) %}
    return ();
}
