%builtins add_mod

// The last of two operations is missing: n ends at 2.
// own-error: Error: add_mod builtin: the last instance says that n = 2; it must be 1.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local values: UInt384*) = alloc();
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 0, 4, 0, 4, 8]) %}
    assert values[0] = UInt384(5, 0, 0, 0);
    assert values[1] = UInt384(10, 0, 0, 0);
    assert add_mod_ptr[0] = ModBuiltin(UInt384(99, 0, 0, 0), values, offsets, 2);
    let add_mod_ptr = &add_mod_ptr[1];
    return ();
}
