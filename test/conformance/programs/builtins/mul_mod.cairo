// cairo-run: --print_info
%builtins output range_check96 mul_mod

// Products modulo p, without the library: a prime and a composite p, quotients, values above p, p = 1.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func fill{mul_mod_ptr: ModBuiltin*}(p: UInt384, values: UInt384*, offsets: felt*, n: felt) {
    assert mul_mod_ptr[0] = ModBuiltin(p=p, values_ptr=values, offsets_ptr=offsets, n=n);
    %{
        from starkware.cairo.lang.builtins.modulo.mod_builtin_runner import ModBuiltinRunner
        ModBuiltinRunner.fill_memory(memory, None, (ids.mul_mod_ptr.address_, mul_mod_builtin, ids.n))
    %}
    let mul_mod_ptr = &mul_mod_ptr[n];
    return ();
}

func main{output_ptr: felt*, range_check96_ptr: felt*, mul_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local offsets: felt*) = alloc();
    // Squares of the last value, then a quotient: ? * 0 = 12.
    %{ segments.write_arg(ids.offsets, [0, 4, 8, 8, 8, 12, 16, 0, 12]) %}
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(2 ** 96 - 318, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1);
    assert values[1] = UInt384(2 ** 96 - 319, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1);
    fill(UInt384(2 ** 96 - 317, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1), values, offsets, 3);
    assert [cast(output_ptr, UInt384*)] = values[2];
    assert [cast(output_ptr + 4, UInt384*)] = values[3];
    assert [cast(output_ptr + 8, UInt384*)] = values[4];
    let output_ptr = output_ptr + 12;
    let range_check96_ptr = range_check96_ptr + 20;

    // p = 15 = 3 * 5. 7 has an inverse, so that there is a quotient.
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 4, 8, 4, 12, 0]) %}
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(11, 0, 0, 0);
    assert values[1] = UInt384(7, 0, 0, 0);
    fill(UInt384(15, 0, 0, 0), values, offsets, 2);
    assert [cast(output_ptr, UInt384*)] = values[2];
    assert [cast(output_ptr + 4, UInt384*)] = values[3];
    let output_ptr = output_ptr + 8;
    let range_check96_ptr = range_check96_ptr + 16;

    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 0, 4]) %}
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(2 ** 95, 2 ** 95, 0, 0);
    fill(UInt384(1, 0, 0, 0), values, offsets, 1);
    assert [cast(output_ptr, UInt384*)] = values[1];
    let output_ptr = output_ptr + 4;
    let range_check96_ptr = range_check96_ptr + 8;
    return ();
}
