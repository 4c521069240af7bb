// cairo-run: --layout=recursive
%builtins bitwise

// A result that is not that of the inputs.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{bitwise_ptr: BitwiseBuiltin*}() {
    assert bitwise_ptr.x_and_y = 3;
    assert bitwise_ptr.x = 1;
    assert bitwise_ptr.y = 3;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    return ();
}
