// Several hints before one instruction, hints in loops, hints that look at the registers.
func loop(n: felt) {
    %{ trail.append(('first', ids.n)) %}
    %{ trail.append(('second', ids.n, ap - fp)) %}
    if (n == 0) {
        %{ trail.append('end') %}
        return ();
    }

    %{ memory[ap] = ids.n * 2 %}
    [ap] = [ap], ap++;
    %{ assert memory[ap - 1] == ids.n * 2 %}
    loop(n - 1);
    %{ trail.append(-ids.n) %}
    return ();
}

func main() {
    %{ trail = [] %}
    loop(4);
    %{ print(trail) %}
    %{
        # A hint with one empty line and a comment only comes next.
    %}
    %{ x = (pc, ap, fp) %}
    %{
        assert pc == x[0] and x[1] == ap and x[2] == fp
        print(x)

    %}
    return ();
}
