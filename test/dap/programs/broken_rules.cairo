// Breaks a rule of a kind that the input names.
%builtins pedersen range_check bitwise

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin
from starkware.cairo.common.registers import get_fp_and_pc

struct Point {
    x: felt,
    y: felt,
}

func half(total: felt) -> (part: felt) {
    let part = total / 2;
    return (part=part);
}

func balance(have: felt, spent: felt) -> (left: felt) {
    tempvar left = have - spent;
    return (left=left);
}

func compare(point: Point*, sum: felt) {
    with_attr error_message("the sum is {sum}") {
        assert sum = point.x + point.y;  // @assertion
    }
    return ();
}

func main{pedersen_ptr: HashBuiltin*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    local kind;
    local never;
    local point: Point = Point(x=3, y=4);
    %{ ids.kind = int.from_bytes(program_input['kind'].encode(), 'big') %}
    if (kind == 'assertion') {
        let (__fp__, _) = get_fp_and_pc();
        compare(&point, 8);
    }
    if (kind == 'number') {
        assert kind = 'text';  // @number
    }
    if (kind == 'unknown') {
        if (kind == 'assigned') {
            %{ ids.never = 1 %}
            tempvar x = 0;
        }
        tempvar x = never + 1;  // @unknown
    }
    if (kind == 'behind') {
        let (cells: felt*) = alloc();
        assert cells[0] = 5;
        tempvar x = cells[2];  // @behind
    }
    if (kind == 'inputs') {
        assert pedersen_ptr.x = 1;
        tempvar x = pedersen_ptr.result;  // @inputs
    }
    if (kind == 'range') {
        let (left) = balance(7, 12);
        assert [range_check_ptr] = left;  // @range
    }
    if (kind == 'big') {
        let (part) = half(7);
        assert [range_check_ptr] = part;  // @big
    }
    if (kind == 'bits') {
        assert bitwise_ptr.x = -1;
        assert bitwise_ptr.y = 1;
        tempvar x = bitwise_ptr.x_and_y;  // @bits
    }
    if (kind == 'rule') {
        assert pedersen_ptr.x = 1;
        assert pedersen_ptr.y = 2;
        %{ memory[ids.pedersen_ptr.address_ + 2] = 3 %}
        let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
        return ();
    }
    if (kind == 'twice') {
        %{
            ids.point.x = 3
            ids.point.x = 9  # @twice
        %}
        tempvar x = 0;
    }
    if (kind == 'raise') {
        %{
            limit = 3
            assert ids.point.y <= limit, f'{ids.point.y} is too much'  # @raise
        %}
        tempvar x = 0;
    }
    if (kind == 'unset') {
        %{ print(ids.never + 1) %}  // @unset
        tempvar x = 0;
    }
    if (kind == 'jump') {
        tempvar target = kind;
        jmp abs target;  // @jump
    }
    return ();
}
