// cairo-run: --layout=recursive
%builtins bitwise

// A pointer as an input.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{bitwise_ptr: BitwiseBuiltin*}() {
    assert bitwise_ptr.x = cast(bitwise_ptr, felt);
    assert bitwise_ptr.y = 1;
    tempvar x = bitwise_ptr.x_xor_y;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    return ();
}
