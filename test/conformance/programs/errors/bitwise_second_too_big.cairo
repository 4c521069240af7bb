// cairo-run: --layout=recursive
%builtins bitwise

// The second input has 252 bits; the result is not read.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{bitwise_ptr: BitwiseBuiltin*}() {
    assert bitwise_ptr.x = 1;
    assert bitwise_ptr.y = 2 ** 251;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    return ();
}
