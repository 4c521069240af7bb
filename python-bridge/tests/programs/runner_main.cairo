// Output, a hash and a range check; cells that nothing accesses; hints that enter scopes; functions to run in main's place.
%builtins output pedersen range_check

from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    alloc_locals;
    let (digest) = hash2{hash_ptr=pedersen_ptr}(17, 4);
    local three;
    %{ ids.three = 3 %}
    assert [range_check_ptr] = three;
    let range_check_ptr = range_check_ptr + 1;
    // Two cells that nothing accesses.
    tempvar gap = 1;
    ap += 2;
    assert output_ptr[0] = digest;
    assert output_ptr[1] = -5;
    assert output_ptr[2] = three;
    let output_ptr = output_ptr + 3;
    return ();
}

func other_main{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    assert output_ptr[0] = 77;
    let output_ptr = output_ptr + 1;
    return ();
}

// The owner's objects, and a variable that is gone in a new scope.
func objects{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    alloc_locals;
    %{ kept, total = 5, handler.add(10) %}
    %{ vm_enter_scope({'depth': 1}) %}
    %{
        assert 'kept' not in globals() and depth == 1
        handler.add(limit)
        vm_exit_scope()
    %}
    %{ assert kept == 5 and 'depth' not in globals() %}
    local told;
    %{ ids.told = handler.add(100) %}
    assert output_ptr[0] = told;
    let output_ptr = output_ptr + 1;
    return ();
}

// Leaves and enters scopes in one hint; each takes effect from the next hint on.
func scopes{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    %{ vm_enter_scope({'level': 1}) %}
    %{
        vm_exit_scope()
        vm_enter_scope({'level': 2})
        assert level == 1
    %}
    %{ assert level == 2 %}
    %{ vm_exit_scope() %}
    return ();
}

func open_scope{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    %{ vm_enter_scope() %}
    return ();
}

// Writes a result to a hash that is none.
func false_hash{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    %{
        memory[ids.pedersen_ptr.address_] = 1
        memory[ids.pedersen_ptr.address_ + 1] = 2
        memory[ids.pedersen_ptr.address_ + 2] = 3
    %}
    assert pedersen_ptr.result = 3;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return ();
}

func false_stop_pointer{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    let output_ptr = output_ptr + 2;
    return ();
}

// The word behind the program's last one.
func behind_program{output_ptr: felt*, pedersen_ptr, range_check_ptr}() {
    %{ memory[program_end] = 1 %}
    return ();
}
