%builtins range_check96 add_mod

from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{range_check96_ptr: felt*, add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let values = cast(range_check96_ptr, UInt384*);
    assert values[0] = UInt384(10, 0, 0, 0);
    local offsets: felt* = new (0, -5, 0);
    assert add_mod_ptr[0] = ModBuiltin(
        p=UInt384(7, 0, 0, 0), values_ptr=values, offsets_ptr=offsets, n=1
    );
    let add_mod_ptr = &add_mod_ptr[1];
    let range_check96_ptr = range_check96_ptr + 4;
    return ();
}
