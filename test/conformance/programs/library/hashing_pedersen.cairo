// cairo-run: --layout=small
%builtins output pedersen

// Pedersen hashes of sequences: chains and hash states of no, one and many felts, nested chains.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.hash_chain import hash_chain
from starkware.cairo.common.hash_state import (
    hash_felts,
    hash_felts_no_padding,
    hash_finalize,
    hash_init,
    hash_update,
    hash_update_single,
    hash_update_with_hashchain,
)
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    let hash_ptr = pedersen_ptr;
    with hash_ptr {
        let (value) = hash2(2 ** 251 - 1, 2 ** 251);
        serialize_word(value);
        let (value) = hash_chain(cast(new (1, 5), felt*));
        serialize_word(value);
        let (value) = hash_chain(cast(new (5, 1, 2, 3, 4, -5), felt*));
        serialize_word(value);
        let (state) = hash_init();
        let (value) = hash_finalize(state);
        serialize_word(value);
        let (state) = hash_init();
        let (state) = hash_update_single(state, 42);
        let (state) = hash_update(state, cast(new (1, 2, 3), felt*), 3);
        let (state) = hash_update(state, cast(new (9), felt*), 1);
        let (state) = hash_update_with_hashchain(state, cast(new (7, 8), felt*), 2);
        let (value) = hash_finalize(state);
        serialize_word(value);
        let (value) = hash_felts(cast(new (1, 2), felt*), 2);
        serialize_word(value);
        let (value) = hash_felts(cast(0, felt*), 0);
        serialize_word(value);
        let (value) = hash_felts_no_padding(cast(new (1, 2, 3), felt*), 3, 1000);
        serialize_word(value);
    }
    let pedersen_ptr = hash_ptr;
    return ();
}
