// Sorts numbers with Python's help: hints with variables of their own, scopes, program input and prints.
//
// Layout: small (builtins output and range_check).
// Input: {"numbers": [...]}, such as hints_and_scopes.input.json; without any it sorts three numbers of its own.
// Try: a breakpoint on a line inside a hint. The Python variables show under Hint Scopes; step line by line.
// Cairo does not trust the hints: the program sorts nothing itself, it checks that what the hint wrote is right.
%builtins output range_check

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.math import assert_le
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local numbers) = alloc();
    let (local sorted) = alloc();
    local n_numbers;
    %{
        # Whatever a hint assigns is there for the hints that run after it in the same scope.
        values = program_input.get('numbers', [30, 10, 20])
        ids.n_numbers = len(values)
        for index, value in enumerate(values):
            memory[ids.numbers + index] = value
        print(f'Sorting {len(values)} numbers: {values}')
    %}

    %{
        # The hints of the functions below see this dictionary instead of the variables of main.
        order = sorted(range(len(values)), key=lambda index: values[index])
        vm_enter_scope({'pending': list(order), 'used': set()})
    %}
    choose(numbers=numbers, n_numbers=n_numbers, sorted=sorted, n_left=n_numbers);
    %{ vm_exit_scope() %}
    // A change of scope counts from the next hint on: there, `pending` is gone and `order` is back.
    %{ print(f'The smallest number came from index {order[0]}.') %}

    check_sorted(sorted=sorted, n_numbers=n_numbers);
    write(values=sorted, n_values=n_numbers);
    return ();
}

// Copies numbers to `sorted`, one per call, in the order that the hints choose.
func choose{range_check_ptr}(numbers: felt*, n_numbers: felt, sorted: felt*, n_left: felt) {
    alloc_locals;
    if (n_left == 0) {
        return ();
    }

    local index;
    %{
        ids.index = pending.pop(0)
        assert ids.index not in used, f'index {ids.index} was chosen twice'
        used.add(ids.index)
    %}
    // The hint cannot point outside of the array.
    assert_le(index, n_numbers - 1);
    assert [sorted] = numbers[index];
    return choose(numbers=numbers, n_numbers=n_numbers, sorted=sorted + 1, n_left=n_left - 1);
}

func check_sorted{range_check_ptr}(sorted: felt*, n_numbers: felt) {
    if (n_numbers == 1) {
        return ();
    }

    assert_le(sorted[0], sorted[1]);
    return check_sorted(sorted=sorted + 1, n_numbers=n_numbers - 1);
}

func write{output_ptr: felt*}(values: felt*, n_values: felt) {
    if (n_values == 0) {
        return ();
    }

    serialize_word(values[0]);
    return write(values=values + 1, n_values=n_values - 1);
}
