// cairo-run: --layout=recursive
%builtins output range_check bitwise

// Hints of the common library that write several cells, search, sort and hash.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.cairo_keccak.keccak import cairo_keccak, finalize_keccak
from starkware.cairo.common.find_element import find_element, search_sorted
from starkware.cairo.common.memcpy import memcpy
from starkware.cairo.common.memset import memset
from starkware.cairo.common.pow import pow
from starkware.cairo.common.uint256 import (
    Uint256,
    uint256_add,
    uint256_mul,
    uint256_shl,
    uint256_sqrt,
    uint256_sub,
    uint256_unsigned_div_rem,
)
from starkware.cairo.common.usort import usort

func write_uint256{output_ptr: felt*}(value: Uint256) {
    assert output_ptr[0] = value.low;
    assert output_ptr[1] = value.high;
    let output_ptr = output_ptr + 2;
    return ();
}

func arithmetic{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    local a: Uint256 = Uint256(low=2 ** 127 + 12345, high=2 ** 100);
    local b: Uint256 = Uint256(low=987654321, high=77);
    let (sum, carry) = uint256_add(a, b);
    write_uint256(sum);
    let (difference) = uint256_sub(b, a);
    write_uint256(difference);
    let (low, high) = uint256_mul(a, b);
    write_uint256(low);
    write_uint256(high);
    let (quotient, remainder) = uint256_unsigned_div_rem(a, b);
    write_uint256(quotient);
    write_uint256(remainder);
    let (root) = uint256_sqrt(a);
    write_uint256(root);
    let (shifted) = uint256_shl(b, Uint256(low=130, high=0));
    write_uint256(shifted);
    return ();
}

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    arithmetic();
    let (local copy: felt*) = alloc();
    let (source: felt*) = get_numbers();
    memcpy(copy, source, 5);
    memset(copy + 5, 9, 6);
    let (size, sorted, multiplicities) = usort(11, copy);
    assert output_ptr[0] = size;
    assert output_ptr[1] = sorted[0];
    assert output_ptr[2] = multiplicities[size - 1];
    let output_ptr = output_ptr + 3;
    let (element: felt*) = find_element(sorted, 1, size, 5);
    assert element[0] = 5;
    let (element, found) = search_sorted(sorted, 1, size, 6);
    assert found = 0;
    let (power) = pow(3, 100);
    assert output_ptr[0] = power;
    let output_ptr = output_ptr + 1;
    return hash();
}

func get_numbers() -> (numbers: felt*) {
    return (numbers=cast(new (8, 5, 3, 5, 1), felt*));
}

func hash{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (local keccak_ptr: felt*) = alloc();
    local keccak_start: felt* = keccak_ptr;
    tempvar message: felt* = cast(new ('abcdefgh', 'ijkl'), felt*);
    let (digest) = cairo_keccak{keccak_ptr=keccak_ptr}(message, 12);
    finalize_keccak(keccak_ptr_start=keccak_start, keccak_ptr_end=keccak_ptr);
    assert output_ptr[0] = digest.low;
    assert output_ptr[1] = digest.high;
    let output_ptr = output_ptr + 2;
    return ();
}
