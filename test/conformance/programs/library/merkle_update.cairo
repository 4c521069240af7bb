// cairo-run: --layout=small
%builtins output pedersen

// One leaf of a Merkle tree changes; a hint gives the siblings on the way to the root.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.merkle_update import merkle_update
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    %{ vm_enter_scope({'auth_path': [11, 22, 33, 44]}) %}
    let (before, after) = merkle_update{hash_ptr=pedersen_ptr}(height=4, prev_leaf=5, new_leaf=6, index=10);
    %{ vm_exit_scope() %}
    serialize_word(before);
    serialize_word(after);
    %{ vm_enter_scope({'auth_path': []}) %}
    let (before, after) = merkle_update{hash_ptr=pedersen_ptr}(height=0, prev_leaf=1, new_leaf=-1, index=0);
    %{ vm_exit_scope() %}
    serialize_word(before + after);
    return ();
}
