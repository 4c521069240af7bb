// A loop with a hint, to stop in at some of its turns only.
%builtins output

struct Pair {
    left: felt,
    right: felt,
}

func count(n: felt, pair: Pair*) -> felt {
    alloc_locals;
    if (n == 0) {
        return 0;  // @deepest
    }
    local square = n * n;  // @square
    %{
        seen = ids.n  # @seen
        twice = seen * 2  # @twice
    %}
    tempvar next = n - 1;  // @next
    let rest = count(next, pair);  // @again
    return rest + square;  // @sum
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local pair: Pair = Pair(left=3, right=-4);
    let (__fp__, _) = get_fp_and_pc();
    let total = count(5, &pair);  // @call
    local other = total + nondet %{ 7 + seen %};  // @other
    assert [output_ptr] = other;
    let output_ptr = output_ptr + 1;
    return ();  // @end
}

from starkware.cairo.common.registers import get_fp_and_pc
