// cairo-run: --layout=small
%builtins output range_check

// Hashes that hints compute and nothing checks.
from starkware.cairo.common.keccak import (
    keccak_felts,
    truncated_keccak2,
    unsafe_keccak,
    unsafe_keccak_add_felt,
    unsafe_keccak_add_uint256,
    unsafe_keccak_finalize,
    unsafe_keccak_init,
)
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import Uint256

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (low, high) = unsafe_keccak(cast(0, felt*), 0);
    serialize_word(low);
    serialize_word(high);
    tempvar words: felt* = new (2 ** 127, 2 ** 100, 513);
    let (low, high) = unsafe_keccak(words, 34);
    serialize_word(low);
    serialize_word(high);
    let (keccak_state) = unsafe_keccak_init();
    with keccak_state {
        unsafe_keccak_add_felt(-1);
        unsafe_keccak_add_uint256(Uint256(7, 8));
    }
    let (hash) = unsafe_keccak_finalize(keccak_state);
    serialize_word(hash.low);
    let (hash) = keccak_felts(3, new (1, 2, 3));
    serialize_word(hash.high);
    let (short) = truncated_keccak2(2 ** 120, 77);
    serialize_word(short);
    return ();
}
