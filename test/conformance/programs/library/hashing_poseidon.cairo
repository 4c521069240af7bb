// cairo-run: --layout=recursive_with_poseidon
%builtins output poseidon

// Poseidon hashes: of one and two felts, of 0 to 13 felts with hints that count blocks, hash states, a sponge as a hash.
from starkware.cairo.common.builtin_poseidon.poseidon import (
    poseidon_hash,
    poseidon_hash_many,
    poseidon_hash_single,
)
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.hash_state_poseidon import (
    HashState,
    hash_finalize,
    hash_init,
    hash_update,
    hash_update_single,
    hash_update_with_nested_hash,
)
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.sponge_as_hash import SpongeHashBuiltin, sponge_hash2

func hash_each_length{output_ptr: felt*, poseidon_ptr: PoseidonBuiltin*}(n: felt, elements: felt*) {
    let (value) = poseidon_hash_many(n, elements);
    serialize_word(value);
    if (n == 0) {
        return ();
    }
    return hash_each_length(n - 1, elements + 1);
}

func main{output_ptr: felt*, poseidon_ptr: PoseidonBuiltin*}() {
    alloc_locals;
    let (value) = poseidon_hash(1, -1);
    serialize_word(value);
    let (value) = poseidon_hash_single(0);
    serialize_word(value);
    hash_each_length(13, new (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -13));
    let hash_ptr = cast(poseidon_ptr, SpongeHashBuiltin*);
    let (value) = sponge_hash2{hash_ptr=hash_ptr}(1, -1);
    let poseidon_ptr = cast(hash_ptr, PoseidonBuiltin*);
    serialize_word(value);
    let hash_state: HashState = hash_init();
    with hash_state {
        hash_update_single(5);
        hash_update(new (6, 7, 8), 3);
        hash_update_with_nested_hash(new (9, 10), 2);
    }
    let value = hash_finalize(hash_state);
    serialize_word(value);
    return ();
}
