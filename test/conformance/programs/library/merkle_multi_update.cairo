// cairo-run: --layout=small
%builtins output pedersen

// Several leaves of a Merkle tree change at once; the preimages of its nodes come from a hint.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.merkle_multi_update import merkle_multi_update
from starkware.cairo.common.serialize import serialize_word

const HEIGHT = 3;

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    local before;
    local after;
    %{
        from starkware.cairo.common.small_merkle_tree import MerkleTree
        tree = MerkleTree(ids.HEIGHT, default_leaf=0)
        ids.before = tree.compute_merkle_root([(1, 10), (2, 20), (5, 0), (6, 60), (7, 70)])
        ids.after = tree.compute_merkle_root([(1, 11), (2, 20), (5, 55), (6, 60), (7, 0)])
        preimage = tree.preimage
    %}
    tempvar cells = new (1, 10, 11, 2, 20, 20, 5, 0, 55, 7, 70, 0);
    let updates = cast(cells, DictAccess*);
    merkle_multi_update{hash_ptr=pedersen_ptr}(updates, 4, HEIGHT, before, after);
    // Nothing changes.
    merkle_multi_update{hash_ptr=pedersen_ptr}(updates, 0, HEIGHT, after, after);
    serialize_word(before);
    serialize_word(after);
    return ();
}
