// Counts for as long as one wants, without hints: two steps a turn, then ends with the number in the output.
%builtins output

func main{output_ptr: felt*}() {
    alloc_locals;
    local n;
    %{ ids.n = program_input['n'] %}
    count(n);
    assert [output_ptr] = n;
    let output_ptr = output_ptr + 1;
    return ();
}

func count(n: felt) {
    if (n == 0) {
        return ();
    }
    return count(n - 1);
}
