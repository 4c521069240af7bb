// Statements with several calls and hints.
%builtins output

from starkware.cairo.common.registers import get_label_location

func add(a: felt, b: felt) -> felt {
    return a + b;
}

func twice(n: felt) -> felt {
    return 2 * n;  // @twice
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local sum = add(twice(3), twice(nondet %{ 2 + 2 %}));  // @nested
    let (callback) = get_label_location(twice);  // @label
    %{
        # Of its own.
        words = ['one']  # @words
    %}
    [ap] = 5, ap++;
    call abs callback;  // @dynamic
    assert [output_ptr] = [ap - 1] + sum;
    let output_ptr = output_ptr + 1;
    return ();  // @end
}
