// Execution scopes: entered with variables, nested, left again, and what a hint finds in them.
func outer(n: felt) {
    %{
        depth = 0
        seen = [ids.n]
        vm_enter_scope({'depth': depth + 1, 'seen': seen, 'n': ids.n})
        # The new scope is for the next hint: this one goes on in the old one.
        depth += 10
    %}
    inner(n);
    %{
        assert depth == 2, depth
        vm_exit_scope()
    %}
    %{
        assert depth == 10, depth
        assert seen == [ids.n, 'inner', ids.n * ids.n], seen
        print('seen', seen, 'in', sorted(k for k in locals() if k in ('depth', 'seen', 'n')))
        del depth
    %}
    return ();
}

func inner(n: felt) {
    %{
        seen.append('inner')
        depth += 1
        vm_enter_scope()
    %}
    %{ assert 'seen' not in globals() and 'depth' not in locals() %}
    tempvar square = n * n;
    %{ square = ids.square %}
    %{
        later = square
        vm_exit_scope()
    %}
    %{
        seen.append(ids.n ** 2)
        assert 'later' not in globals()
    %}
    return ();
}

func main() {
    outer(4);
    %{
        # Variables, functions, classes and imports stay for later hints of the scope.
        import math
        from collections import defaultdict

        counter = defaultdict(int)

        def count(name, by=1):
            counter[name] += by
            return counter[name]

        class Box:
            size = math.isqrt(81)
    %}
    tempvar a = nondet %{ count('a') %};
    tempvar b = nondet %{ count('a', Box.size) %};
    assert (a, b) = (1, 10);
    %{ print(dict(counter), [count('b') for _ in range(3)]) %}
    outer(5);
    return ();
}
