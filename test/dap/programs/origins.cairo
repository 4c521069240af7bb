// Values that go through arguments, results, hints and a builtin.
%builtins pedersen range_check

from starkware.cairo.common.cairo_builtins import HashBuiltin

struct Pair {
    first: felt,
    second: felt,
}

func double(value: felt) -> (result: felt) {
    tempvar twice = value * 2;  // @twice
    return (result=twice);
}

func pass_on(value: felt, unused: felt) -> (result: felt) {
    let (
        result
    ) = double(value);
    return (result=result);
}

func main{pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    alloc_locals;
    local given;
    %{
        # Only one of the lines writes it.
        other = 20
        ids.given = other + 1  # @hint
    %}
    let (result) = pass_on(given, 7);  // @call
    local pair: Pair = Pair(first=result, second=given);
    tempvar drawn = nondet %{ 5 %};
    assert [range_check_ptr] = drawn;  // @checked
    let range_check_ptr = range_check_ptr + 1;
    assert pedersen_ptr.x = pair.first;
    assert pedersen_ptr.y = 3;
    local hash = pedersen_ptr.result;  // @hash
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    let sum = pair.first + hash;
    local unset;
    tempvar last = sum;  // @last
    return ();  // @end
}
