%builtins add_mod

// A pointer as a word.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local values: UInt384*) = alloc();
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 4, 8]) %}
    assert values[0] = UInt384(5, cast(offsets, felt), 0, 0);
    assert values[1] = UInt384(1, 0, 0, 0);
    assert add_mod_ptr[0] = ModBuiltin(UInt384(7, 0, 0, 0), values, offsets, 1);
    %{
        from starkware.cairo.lang.builtins.modulo.mod_builtin_runner import ModBuiltinRunner
        ModBuiltinRunner.fill_memory(memory, (ids.add_mod_ptr.address_, add_mod_builtin, 1), None)
    %}
    let add_mod_ptr = &add_mod_ptr[1];
    return ();
}
