// cairo-run: --layout=small
%builtins output range_check

// Powers and logarithms, with exponents zero, negative and of many bits.
from starkware.cairo.common.log2_ceil import log2_ceil
from starkware.cairo.common.pow import pow, signed_pow
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (value) = pow(0, 0);
    serialize_word(value);
    let (value) = pow(-2, 3);
    serialize_word(value);
    let (value) = pow(3, 1);
    serialize_word(value);
    let (value) = pow(7, 2 ** 100 + 12345);
    serialize_word(value);
    let value = signed_pow(2, -1);
    serialize_word(value);
    let value = signed_pow(5, -3);
    serialize_word(value * 125);
    let value = signed_pow(-5, 3);
    serialize_word(value);
    let value = log2_ceil(1);
    serialize_word(value);
    let value = log2_ceil(2);
    serialize_word(value);
    let value = log2_ceil(3);
    serialize_word(value);
    let value = log2_ceil(2 ** 126 + 1);
    serialize_word(value);
    return ();
}
