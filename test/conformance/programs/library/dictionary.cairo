// cairo-run: --layout=small
%builtins output range_check

// The common library's dictionaries, with the hints that squash them.
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_new, dict_read, dict_squash, dict_update, dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.squash_dict import squash_dict

func fill{dict_ptr: DictAccess*}(n: felt) {
    if (n == 0) {
        return ();
    }
    let (old) = dict_read(key=n * n);
    dict_write(key=n * n, new_value=old + n);
    dict_write(key=-n, new_value=n);
    return fill(n - 1);
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local dict: DictAccess*) = default_dict_new(default_value=7);
    let start = dict;
    with dict {
        let dict_ptr = dict;
        fill{dict_ptr=dict_ptr}(5);
        fill{dict_ptr=dict_ptr}(3);
        let dict = dict_ptr;
    }
    let (finalized_start, finalized_end) = default_dict_finalize(
        dict_accesses_start=start, dict_accesses_end=dict, default_value=7
    );
    assert output_ptr[0] = (finalized_end - finalized_start) / DictAccess.SIZE;
    assert output_ptr[1] = finalized_start.key;
    assert output_ptr[2] = finalized_start.new_value;
    let output_ptr = output_ptr + 3;

    %{ initial_dict = {1: 10, 2: 20} %}
    let (local other: DictAccess*) = dict_new();
    let other_start = other;
    let dict_ptr = other;
    dict_update{dict_ptr=dict_ptr}(key=1, prev_value=10, new_value=11);
    let (value) = dict_read{dict_ptr=dict_ptr}(key=1);
    assert output_ptr[0] = value;
    let output_ptr = output_ptr + 1;
    let (squashed_start, squashed_end) = dict_squash(other_start, dict_ptr);
    assert squashed_start.prev_value = 10;
    assert squashed_start.new_value = 11;
    return ();
}
