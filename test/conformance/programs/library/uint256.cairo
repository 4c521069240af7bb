// cairo-run: --layout=recursive
%builtins output range_check bitwise

// Every function of uint256.cairo that calculates: carries, borrows, overflows, signs.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import (
    Uint256,
    felt_to_uint256,
    uint256_add,
    uint256_and,
    uint256_cond_neg,
    uint256_mul,
    uint256_mul_div_mod,
    uint256_neg,
    uint256_not,
    uint256_or,
    uint256_pow2,
    uint256_reverse_endian,
    uint256_shl,
    uint256_shr,
    uint256_signed_div_rem,
    uint256_sqrt,
    uint256_sub,
    uint256_to_felt,
    uint256_unsigned_div_rem,
    uint256_xor,
)

const MAX = 2 ** 128 - 1;

func write{output_ptr: felt*}(value: Uint256) {
    serialize_word(value.low);
    serialize_word(value.high);
    return ();
}

func sums_and_products{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (sum, carry) = uint256_add(Uint256(MAX, MAX), Uint256(MAX, MAX));
    write(sum);
    serialize_word(carry);
    let (sum, carry) = uint256_add(Uint256(MAX, 3), Uint256(1, 4));
    write(sum);
    let (difference) = uint256_sub(Uint256(0, 0), Uint256(1, 0));
    write(difference);
    let (low, high) = uint256_mul(Uint256(MAX, MAX), Uint256(MAX, MAX));
    write(low);
    write(high);
    let (low, high) = uint256_mul(Uint256(2 ** 64 + 3, 2 ** 100), Uint256(2 ** 127, 17));
    write(low);
    write(high);
    let (quotient_low, quotient_high, remainder) = uint256_mul_div_mod(
        Uint256(MAX, MAX), Uint256(MAX, MAX - 5), Uint256(3, 7)
    );
    write(quotient_low);
    write(quotient_high);
    write(remainder);
    return ();
}

func quotients{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (quotient, remainder) = uint256_unsigned_div_rem(Uint256(MAX, MAX), Uint256(0, 3));
    write(quotient);
    write(remainder);
    let (quotient, remainder) = uint256_unsigned_div_rem(Uint256(5, 5), Uint256(0, 0));
    write(quotient);
    write(remainder);
    // -100 / 7 and 100 / -7, and the one quotient that does not fit: -2^255 / -1.
    let (quotient, remainder) = uint256_signed_div_rem(Uint256(2 ** 128 - 100, MAX), Uint256(7, 0));
    write(quotient);
    write(remainder);
    let (quotient, remainder) = uint256_signed_div_rem(Uint256(100, 0), Uint256(2 ** 128 - 7, MAX));
    write(quotient);
    write(remainder);
    let (quotient, remainder) = uint256_signed_div_rem(Uint256(0, 2 ** 127), Uint256(MAX, MAX));
    write(quotient);
    write(remainder);
    let (root) = uint256_sqrt(Uint256(MAX, MAX));
    write(root);
    let (root) = uint256_sqrt(Uint256(0, 0));
    write(root);
    return ();
}

func signs_and_bits{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (negative) = uint256_neg(Uint256(0, 2));
    write(negative);
    let (same) = uint256_cond_neg(Uint256(4, 2), 0);
    write(same);
    let (other) = uint256_cond_neg(Uint256(0, 0), 1);
    write(other);
    let (inverse) = uint256_not(Uint256(1, 0));
    write(inverse);
    let a = Uint256(0x1234567890abcdef1234567890abcdef, 0xff00ff00);
    let b = Uint256(0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f, MAX);
    let (value) = uint256_and(a, b);
    write(value);
    let (value) = uint256_or(a, b);
    write(value);
    let (value) = uint256_xor(a, b);
    write(value);
    let (value) = uint256_reverse_endian(a);
    write(value);
    let (value) = uint256_shl(a, Uint256(100, 0));
    write(value);
    let (value) = uint256_shl(a, Uint256(256, 0));
    write(value);
    let (value) = uint256_shr(b, Uint256(129, 0));
    write(value);
    let (value) = uint256_shr(b, Uint256(0, 1));
    write(value);
    let (value) = uint256_pow2(Uint256(255, 0));
    write(value);
    return ();
}

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    sums_and_products();
    quotients();
    signs_and_bits();
    let value = felt_to_uint256(-1);
    write(value);
    serialize_word(uint256_to_felt(Uint256(7, 2 ** 122)));
    return ();
}
