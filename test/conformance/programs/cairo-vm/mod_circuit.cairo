// cairo-vm: --layout all_cairo --proof-mode
// cairo-compile: --proof_mode
%builtins output range_check96 add_mod mul_mod

// The modular builtins in a layout of fixed size, in a proof.
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384
from starkware.cairo.common.modulo import run_mod_p_circuit
from starkware.cairo.common.registers import get_label_location

func main{output_ptr: felt*, range_check96_ptr: felt*, add_mod_ptr: ModBuiltin*, mul_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(1, 2, 3, 4);
    assert values[1] = UInt384(50, 60, 70, 80);
    let (adds) = get_label_location(add_offsets);
    let (muls) = get_label_location(mul_offsets);
    let p = UInt384(2 ** 96 - 317, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1);
    run_mod_p_circuit(p, values, adds, 1, muls, 2);
    assert [cast(output_ptr, UInt384*)] = values[4];
    let output_ptr = output_ptr + UInt384.SIZE;
    let range_check96_ptr = range_check96_ptr + 5 * UInt384.SIZE;
    return ();

    add_offsets:
    dw 0;
    dw 4;
    dw 8;

    mul_offsets:
    dw 8;
    dw 0;
    dw 12;
    dw 16;
    dw 12;
    dw 4;
}
