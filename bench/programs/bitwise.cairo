// A chain of bitwise operations on 250-bit values; all three results are used. COUNT, which the benchmark replaces:
// the number of operations.
%builtins bitwise

from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

const COUNT = 10;

func main{bitwise_ptr: BitwiseBuiltin*}() {
    chain(2 ** 250 - 12345, COUNT);
    return ();
}

func chain{bitwise_ptr: BitwiseBuiltin*}(value: felt, n: felt) {
    if (n == 0) {
        return ();
    }
    assert bitwise_ptr.x = value;
    assert bitwise_ptr.y = n * (2 ** 226 + 2 ** 113 + 1);
    assert bitwise_ptr.x_or_y = bitwise_ptr.x_and_y + bitwise_ptr.x_xor_y;
    let next = bitwise_ptr.x_xor_y;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    return chain(next, n - 1);
}
