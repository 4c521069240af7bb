// The program claims a result of numbers that bitwise does not take.
%builtins bitwise

from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{bitwise_ptr: BitwiseBuiltin*}() {
    assert bitwise_ptr.x = 1;
    assert bitwise_ptr.y = 2 ** 251;
    assert bitwise_ptr.x_or_y = 1;
    let bitwise_ptr = &bitwise_ptr[1];
    return ();
}
