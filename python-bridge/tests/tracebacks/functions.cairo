func main() {
    %{
        # Called by the second hint.
        def outer(x):
            return inner(x)

        def inner(x):
            if x > 2:
                return inner(x - 1)
            raise ValueError(
                f'bad {x}'
            )
    %}
    %{
        y = 3
        outer(y)
    %}
    ret;
}
