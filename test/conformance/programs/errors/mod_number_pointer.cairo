%builtins mul_mod

// A number in place of the pointer to the values.
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

func main{mul_mod_ptr: ModBuiltin*}() {
    assert mul_mod_ptr[0] = ModBuiltin(UInt384(99, 0, 0, 0), cast(4, UInt384*), cast(5, felt*), 1);
    let mul_mod_ptr = &mul_mod_ptr[1];
    return ();
}
