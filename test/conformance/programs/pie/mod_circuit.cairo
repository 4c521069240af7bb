// cairo-run: --print_info --print_segments
// outputs: pie
// cairo-run-pie: --layout=dynamic --cairo_layout_params_file=mod_circuit.layout.json --print_info --print_segments
%builtins output range_check96 add_mod mul_mod

// The segment of zeros of the modular builtins is one of the PIE's segments.
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384
from starkware.cairo.common.modulo import run_mod_p_circuit

func main{output_ptr: felt*, range_check96_ptr: felt*, add_mod_ptr: ModBuiltin*, mul_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(1, 2, 3, 4);
    assert values[1] = UInt384(9, 9, 9, 9);
    local offsets: felt*;
    %{ ids.offsets = segments.gen_arg([0, 4, 8, 8, 4, 12]) %}
    run_mod_p_circuit(UInt384(1, 1, 1, 7), values, offsets, 1, offsets + 3, 1);
    assert [cast(output_ptr, UInt384*)] = values[3];
    let output_ptr = output_ptr + UInt384.SIZE;
    let range_check96_ptr = range_check96_ptr + 4 * UInt384.SIZE;
    return ();
}
