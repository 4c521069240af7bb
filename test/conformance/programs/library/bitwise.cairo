// cairo-run: --layout=recursive
%builtins output bitwise

// Every function of bitwise.cairo.
from starkware.cairo.common.bitwise import bitwise_and, bitwise_not, bitwise_operations, bitwise_or, bitwise_xor
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (value) = bitwise_and(2 ** 251 - 1, 2 ** 250 + 5);
    serialize_word(value);
    let (value) = bitwise_or(2 ** 250, 2 ** 128 - 1);
    serialize_word(value);
    let (value) = bitwise_xor(2 ** 251 - 1, 2 ** 251 - 1);
    serialize_word(value);
    let (value) = bitwise_not(2 ** 250 + 7);
    serialize_word(value);
    let (both, different, any) = bitwise_operations(
        0x5555555555555555555555555555555555555555555555555555555555555555,
        0x333333333333333333333333333333333333333333333333333333333333333,
    );
    serialize_word(both);
    serialize_word(different);
    serialize_word(any);
    return ();
}
