// Numbers larger than a felt: 256 bits in two halves of 128 bits.
//
// Layout: small (builtins output and range_check).
// Try: stop in `factorial` and unfold `smaller`; 40! needs 160 bits, so its high half is not 0. Then step into
// `uint256_unsigned_div_rem`: its hint computes the quotient in Python, the Cairo code after it checks it.
%builtins output range_check

from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import (
    Uint256,
    uint256_add,
    uint256_lt,
    uint256_mul,
    uint256_unsigned_div_rem,
)

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;

    let (local big) = factorial(n=40);
    write(big);

    // 40! / 39! is 40 again, and nothing is left over.
    let (local divisor) = factorial(n=39);
    let (quotient, remainder) = uint256_unsigned_div_rem(big, divisor);
    assert quotient = Uint256(low=40, high=0);
    assert remainder = Uint256(low=0, high=0);

    // Twice the largest number does not fit: the sum wraps around and the carry is set.
    local largest: Uint256 = Uint256(low=2 ** 128 - 1, high=2 ** 128 - 1);
    let (local sum, local carry) = uint256_add(largest, largest);
    write(sum);
    serialize_word(carry);

    let (is_less) = uint256_lt(sum, largest);
    serialize_word(is_less);
    return ();
}

// n! for n up to 57; the result of a larger n does not fit into 256 bits.
func factorial{range_check_ptr}(n: felt) -> (product: Uint256) {
    alloc_locals;
    if (n == 0) {
        return (product=Uint256(low=1, high=0));
    }

    let (local smaller) = factorial(n=n - 1);
    let (product, overflow) = uint256_mul(smaller, Uint256(low=n, high=0));
    with_attr error_message("{n}! does not fit into 256 bits") {
        assert overflow = Uint256(low=0, high=0);
    }
    return (product=product);
}

func write{output_ptr: felt*}(number: Uint256) {
    serialize_word(number.low);
    serialize_word(number.high);
    return ();
}
