%builtins add_mod

// Two instances written by hand that do not follow each other.
// own-error: Error: add_mod builtin: instance 1 must continue instance 0, but has another p0.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local values: UInt384*) = alloc();
    let (local offsets: felt*) = alloc();
    %{ segments.write_arg(ids.offsets, [0, 0, 4, 0, 4, 8]) %}
    assert values[0] = UInt384(5, 0, 0, 0);
    assert values[1] = UInt384(10, 0, 0, 0);
    assert values[2] = UInt384(15, 0, 0, 0);
    assert add_mod_ptr[0] = ModBuiltin(UInt384(99, 0, 0, 0), values, offsets, 2);
    assert add_mod_ptr[1] = ModBuiltin(UInt384(98, 0, 0, 0), values, offsets + 3, 1);
    let add_mod_ptr = &add_mod_ptr[2];
    return ();
}
