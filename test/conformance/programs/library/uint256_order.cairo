// cairo-run: --layout=small
%builtins output range_check

// The comparisons and assertions of uint256.cairo.
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import (
    Uint256,
    assert_uint256_eq,
    assert_uint256_le,
    assert_uint256_lt,
    uint256_check,
    uint256_eq,
    uint256_le,
    uint256_lt,
    uint256_signed_le,
    uint256_signed_lt,
    uint256_signed_nn,
    uint256_signed_nn_le,
)

const MAX = 2 ** 128 - 1;

func compare{output_ptr: felt*, range_check_ptr}(a: Uint256, b: Uint256) {
    alloc_locals;
    uint256_check(a);
    let (lt) = uint256_lt(a, b);
    let (le) = uint256_le(a, b);
    let (eq) = uint256_eq(a, b);
    let (signed_lt) = uint256_signed_lt(a, b);
    let (signed_le) = uint256_signed_le(a, b);
    let (nn) = uint256_signed_nn(a);
    let (nn_le) = uint256_signed_nn_le(a, b);
    serialize_word(
        lt + 10 * le + 100 * eq + 1000 * signed_lt + 10000 * signed_le + 100000 * nn + 1000000 * nn_le
    );
    return ();
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    compare(Uint256(0, 0), Uint256(0, 0));
    compare(Uint256(5, 1), Uint256(4, 2));
    compare(Uint256(5, 1), Uint256(4, 1));
    compare(Uint256(MAX, MAX), Uint256(0, 0));
    compare(Uint256(0, 2 ** 127), Uint256(MAX, 2 ** 127 - 1));
    compare(Uint256(3, 0), Uint256(MAX, MAX));
    assert_uint256_eq(Uint256(1, 2), Uint256(1, 2));
    assert_uint256_lt(Uint256(MAX, 2), Uint256(0, 3));
    assert_uint256_le(Uint256(0, 3), Uint256(0, 3));
    return ();
}
