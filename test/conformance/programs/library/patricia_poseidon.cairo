// cairo-run: --layout=recursive_with_poseidon
%builtins output range_check poseidon

// A Patricia tree with Poseidon as its hash: all leaves of a small tree change.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.patricia import patricia_update_constants_new
from starkware.cairo.common.patricia_utils import PatriciaUpdateConstants
from starkware.cairo.common.patricia_with_poseidon import patricia_update_using_update_constants
from starkware.cairo.common.patricia_with_sponge import patricia_update
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.sponge_as_hash import SpongeHashBuiltin

func main{output_ptr: felt*, range_check_ptr, poseidon_ptr: PoseidonBuiltin*}() {
    alloc_locals;
    local before;
    local after;
    %{
        from starkware.cairo.common.patricia_utils import compute_patricia_from_leaves_for_test
        from starkware.cairo.common.poseidon_hash import poseidon_hash

        def root_of(leaves):
            root, edges, _ = compute_patricia_from_leaves_for_test(leaves, hash_pair)
            preimage.update(edges)
            return root

        def hash_pair(x, y):
            result = poseidon_hash(x, y)
            preimage[result] = (x, y)
            return result

        preimage = {}
        ids.before, ids.after = root_of([0, 11, 22, 33]), root_of([5, 12, 0, 0])
    %}
    let (constants: PatriciaUpdateConstants*) = patricia_update_constants_new();
    tempvar cells = new (0, 0, 5, 1, 11, 12, 2, 22, 0, 3, 33, 0);
    patricia_update_using_update_constants(constants, cast(cells, DictAccess*), 4, 2, before, after);
    // The same with the builtin as any sponge.
    let hash_ptr = cast(poseidon_ptr, SpongeHashBuiltin*);
    patricia_update{hash_ptr=hash_ptr}(cast(cells, DictAccess*), 4, 2, before, after);
    let poseidon_ptr = cast(hash_ptr, PoseidonBuiltin*);
    serialize_word(before);
    serialize_word(after);
    return ();
}
