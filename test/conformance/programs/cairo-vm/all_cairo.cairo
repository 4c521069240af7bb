// cairo-compile: --proof_mode
// cairo-vm: --layout all_cairo --proof-mode
%builtins output pedersen range_check bitwise poseidon range_check96 add_mod mul_mod

// A layout that cairo-lang cannot select, with instances of most of its builtins.
from starkware.cairo.common.bitwise import bitwise_xor
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin, ModBuiltin, PoseidonBuiltin, UInt384
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.modulo import run_mod_p_circuit
from starkware.cairo.common.registers import get_label_location

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    bitwise_ptr: BitwiseBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
    range_check96_ptr: felt*,
    add_mod_ptr: ModBuiltin*,
    mul_mod_ptr: ModBuiltin*,
}() {
    alloc_locals;
    let (hash) = hash2{hash_ptr=pedersen_ptr}(3, 4);
    assert output_ptr[0] = hash;
    assert [range_check_ptr] = 2 ** 100 + 77;
    let range_check_ptr = range_check_ptr + 1;
    let (bits) = bitwise_xor(100, 77);
    assert output_ptr[1] = bits;
    let (hash) = poseidon_hash(5, 6);
    assert output_ptr[2] = hash;

    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(9, 8, 7, 6);
    assert values[1] = UInt384(50, 2 ** 95, 70, 80);
    let (adds) = get_label_location(add_offsets);
    let (muls) = get_label_location(mul_offsets);
    let p = UInt384(2 ** 96 - 317, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1);
    run_mod_p_circuit(p, values, adds, 1, muls, 1);
    assert output_ptr[3] = values[3].d1;
    let output_ptr = output_ptr + 4;
    let range_check96_ptr = range_check96_ptr + 4 * UInt384.SIZE;
    return ();

    add_offsets:
    dw 0;
    dw 4;
    dw 8;

    mul_offsets:
    dw 8;
    dw 0;
    dw 12;
}
