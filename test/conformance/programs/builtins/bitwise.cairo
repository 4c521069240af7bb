// cairo-run: --layout=recursive
%builtins output bitwise

from starkware.cairo.common.bitwise import bitwise_and, bitwise_not, bitwise_operations, bitwise_xor
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{output_ptr: felt*, bitwise_ptr: BitwiseBuiltin*}() {
    let (both) = bitwise_and(12, 10);
    let (either) = bitwise_xor(12, 10);
    let (inverse) = bitwise_not(0);
    let (a, b, c) = bitwise_operations(2 ** 250 + 0xff00ff, 2 ** 250 + 2 ** 128 + 0x0ff0);
    assert output_ptr[0] = both;
    assert output_ptr[1] = either;
    assert output_ptr[2] = inverse;
    assert output_ptr[3] = a;
    assert output_ptr[4] = b;
    assert output_ptr[5] = c;
    // Inputs only: the results stay unread.
    assert bitwise_ptr.x = 1;
    assert bitwise_ptr.y = 2;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    let output_ptr = output_ptr + 6;
    return ();
}
