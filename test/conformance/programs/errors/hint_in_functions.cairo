// A hint fails in a function that another hint made, called by a lambda, inside a comprehension.
func fails(n: felt) {
    %{
        values = [(lambda by: scaled(by))(i) for i in range(3)]
    %}
    return ();
}

func main() {
    %{
        def checked(function):
            def call(by):
                return function(by)
            return call

        @checked
        def scaled(by):
            # Line three of a function: `ids` of the hint that calls it.
            return 2 / (by - 1) * ids.n * ids.missing
    %}
    fails(3);
    return ();
}
