// cairo-run: --layout=small
%builtins output pedersen range_check

// A Patricia tree is updated: leaves appear, change and vanish. Hints walk both trees with a scope for each level.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.patricia import patricia_update
from starkware.cairo.common.serialize import serialize_word

const HEIGHT = 4;

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    alloc_locals;
    local before;
    local after;
    %{
        from starkware.cairo.common.patricia_utils import compute_patricia_from_leaves_for_test
        from starkware.cairo.lang.vm.crypto import pedersen_hash

        def root_of(leaves):
            root, edges, _ = compute_patricia_from_leaves_for_test(leaves, hash_pair)
            preimage.update(edges)
            return root

        def hash_pair(x, y):
            result = pedersen_hash(x, y)
            preimage[result] = (x, y)
            return result

        preimage = {}
        leaves = [0] * 16
        leaves[2], leaves[3], leaves[9] = 22, 33, 99
        changed = list(leaves)
        changed[3], changed[9], changed[12] = 34, 0, 120
        ids.before, ids.after = root_of(leaves), root_of(changed)
    %}
    tempvar cells = new (3, 33, 34, 9, 99, 0, 12, 0, 120);
    let updates = cast(cells, DictAccess*);
    patricia_update{hash_ptr=pedersen_ptr}(updates, 3, HEIGHT, before, after);
    // Nothing is updated; then the tree is built from nothing.
    patricia_update{hash_ptr=pedersen_ptr}(updates, 0, HEIGHT, after, after);
    local single;
    %{
        leaves = [0] * 16
        leaves[5] = -7 % PRIME
        ids.single = root_of(leaves)
    %}
    tempvar one = new DictAccess(5, 0, -7);
    patricia_update{hash_ptr=pedersen_ptr}(one, 1, HEIGHT, 0, single);
    serialize_word(before);
    serialize_word(after);
    serialize_word(single);
    return ();
}
