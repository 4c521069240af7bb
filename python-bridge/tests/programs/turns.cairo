// Runs a hint in each of n turns: `on_turn(i)`, a function of the owner's, gives the value that the turn adds up.
%builtins output

func main{output_ptr: felt*}() {
    alloc_locals;
    local n;
    %{
        ids.n = program_input['n']
        turns = []
        vm_enter_scope({'seen': turns})
    %}
    let total = turn(i=0, n=n);
    %{ vm_exit_scope() %}
    assert [output_ptr] = total;
    let output_ptr = output_ptr + 1;
    return ();
}

func turn(i: felt, n: felt) -> felt {
    alloc_locals;
    if (i == n) {
        return 0;
    }
    local value;
    %{
        seen.append(ids.i)
        ids.value = on_turn(ids.i)
    %}
    let rest = turn(i=i + 1, n=n);
    return value + rest;
}
