%builtins mul_mod

// A quotient by zero modulo 1, where zero has an inverse.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{mul_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local values: UInt384*) = alloc();
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 4, 8]) %}
    assert values[1] = UInt384(0, 0, 0, 0);
    assert values[2] = UInt384(1, 0, 0, 0);
    assert mul_mod_ptr[0] = ModBuiltin(UInt384(1, 0, 0, 0), values, offsets, 1);
    %{
        from starkware.cairo.lang.builtins.modulo.mod_builtin_runner import ModBuiltinRunner
        ModBuiltinRunner.fill_memory(memory, None, (ids.mul_mod_ptr.address_, mul_mod_builtin, 1))
    %}
    let mul_mod_ptr = &mul_mod_ptr[1];
    return ();
}
