// cairo-run: --print_info
%builtins output range_check96 add_mod

// Sums modulo p, without the library: values that lie below p and above it, p = 1, an operand that is deduced.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func fill{add_mod_ptr: ModBuiltin*}(p: UInt384, values: UInt384*, offsets: felt*, n: felt) {
    assert add_mod_ptr[0] = ModBuiltin(p=p, values_ptr=values, offsets_ptr=offsets, n=n);
    %{
        from starkware.cairo.lang.builtins.modulo.mod_builtin_runner import ModBuiltinRunner
        ModBuiltinRunner.fill_memory(memory, (ids.add_mod_ptr.address_, add_mod_builtin, ids.n), None)
    %}
    let add_mod_ptr = &add_mod_ptr[n];
    return ();
}

func main{output_ptr: felt*, range_check96_ptr: felt*, add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 4, 8, 8, 8, 12, 16, 4, 0]) %}
    // 0 + 4 = 8: below 2p, so that p is subtracted once; 8 + 8 = 12; ? + 4 = 0.
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(10, 0, 0, 1);
    assert values[1] = UInt384(7, 0, 0, 1);
    fill(UInt384(1, 0, 0, 1), values, offsets, 3);
    assert [cast(output_ptr, UInt384*)] = values[2];
    assert [cast(output_ptr + 4, UInt384*)] = values[3];
    assert [cast(output_ptr + 8, UInt384*)] = values[4];
    let output_ptr = output_ptr + 12;
    let range_check96_ptr = range_check96_ptr + 20;

    // The sum is 2p or more: p is subtracted only once. A number may stay above p.
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 4, 8]) %}
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 95);
    assert values[1] = UInt384(5, 0, 0, 3);
    fill(UInt384(1, 0, 0, 0), values, offsets, 1);
    assert [cast(output_ptr, UInt384*)] = values[2];
    let output_ptr = output_ptr + 4;
    let range_check96_ptr = range_check96_ptr + 12;
    return ();
}
