// cairo-run: --layout=small
%builtins output pedersen range_check

// A Merkle tree updated by hints that enter scopes and hand values down the recursion; sets; big dictionaries.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.set import set_add
from starkware.cairo.common.small_merkle_tree import small_merkle_tree_update
from starkware.cairo.common.squash_dict import squash_dict

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    alloc_locals;
    let (local dict_start: DictAccess*) = default_dict_new(0);
    let dict_ptr = dict_start;
    dict_write{dict_ptr=dict_ptr}(key=3, new_value=33);
    dict_write{dict_ptr=dict_ptr}(key=1, new_value=11);
    dict_write{dict_ptr=dict_ptr}(key=3, new_value=34);
    let (local squashed, local squashed_end) = default_dict_finalize(dict_start, dict_ptr, 0);
    local n_updates = (squashed_end - squashed) / DictAccess.SIZE;
    let (old_root, new_root) = small_merkle_tree_update{hash_ptr=pedersen_ptr}(squashed, squashed_end, 3);
    assert output_ptr[0] = n_updates;
    assert output_ptr[1] = old_root;
    assert output_ptr[2] = new_root;
    let output_ptr = output_ptr + 3;

    // Keys that take more than 128 bits.
    let (local big_start: DictAccess*) = default_dict_new(5);
    let dict_ptr = big_start;
    dict_write{dict_ptr=dict_ptr}(key=-1, new_value=1);
    dict_write{dict_ptr=dict_ptr}(key=2 ** 200, new_value=2);
    dict_write{dict_ptr=dict_ptr}(key=-1, new_value=3);
    let (local big_squashed: DictAccess*) = alloc();
    let (big_end) = squash_dict(big_start, dict_ptr, big_squashed);
    assert output_ptr[0] = big_squashed.key;
    assert output_ptr[1] = big_end[-1].new_value;
    let output_ptr = output_ptr + 2;

    let (local elements: felt*) = alloc();
    let set_end = elements;
    tempvar element: felt* = new (4);
    set_add{set_end_ptr=set_end}(elements, 1, element);
    tempvar element: felt* = new (9);
    set_add{set_end_ptr=set_end}(elements, 1, element);
    tempvar element: felt* = new (4);
    set_add{set_end_ptr=set_end}(elements, 1, element);
    assert output_ptr[0] = set_end - elements;
    let output_ptr = output_ptr + 1;
    return ();
}
