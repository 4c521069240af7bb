// A hint fails in a function of its own, in a called Cairo function.
func prepare() {
    %{
        def deep(level):
            if level == 0:
                raise ValueError(f'no more than {level} levels')
            deep(level - 1)
    %}
    return ();
}

func fail(n: felt) {
    alloc_locals;
    local x = n;
    %{
        y = ids.x

        deep(y)
    %}
    return ();
}

func main() {
    prepare();
    fail(2);
    return ();
}
