%builtins add_mod

// An instance without its offsets.
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{add_mod_ptr: ModBuiltin*}() {
    assert add_mod_ptr[0].p = UInt384(99, 0, 0, 0);
    assert add_mod_ptr[0].n = 1;
    let add_mod_ptr = &add_mod_ptr[1];
    return ();
}
