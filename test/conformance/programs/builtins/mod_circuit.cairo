// cairo-run: --print_info
%builtins output range_check96 add_mod mul_mod

// A circuit of sums and products modulo p, whose missing values a hint fills: (a + b) * c - d, and a / c.
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384
from starkware.cairo.common.modulo import run_mod_p_circuit
from starkware.cairo.common.registers import get_label_location

func main{output_ptr: felt*, range_check96_ptr: felt*, add_mod_ptr: ModBuiltin*, mul_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let values = cast(range_check96_ptr, UInt384*);
    // 0 to 3: a, b, c, d. 4: a + b. 5: (a + b) * c. 6: (a + b) * c - d. 7: a / c.
    assert values[0] = UInt384(5, 6, 7, 8);
    assert values[1] = UInt384(2 ** 96 - 1, 0, 2 ** 95, 1);
    assert values[2] = UInt384(12345678901234567890, 98765432109876543210, 3, 0);
    assert values[3] = UInt384(1, 1, 1, 1);
    let (adds) = get_label_location(add_offsets);
    let (muls) = get_label_location(mul_offsets);
    let p = UInt384(2 ** 96 - 317, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1);
    run_mod_p_circuit(
        p=p, values_ptr=values, add_mod_offsets_ptr=adds, add_mod_n=2, mul_mod_offsets_ptr=muls, mul_mod_n=2
    );
    assert [cast(output_ptr, UInt384*)] = values[6];
    assert [cast(output_ptr + UInt384.SIZE, UInt384*)] = values[7];
    let output_ptr = output_ptr + 2 * UInt384.SIZE;
    let range_check96_ptr = range_check96_ptr + 8 * UInt384.SIZE;
    return ();

    // Each gate: x, y, z with x + y = z or x * y = z, as offsets in the values.
    add_offsets:
    dw 0;
    dw 4;
    dw 16;
    dw 24;
    dw 12;
    dw 20;

    mul_offsets:
    dw 16;
    dw 8;
    dw 20;
    dw 28;
    dw 8;
    dw 0;
}
