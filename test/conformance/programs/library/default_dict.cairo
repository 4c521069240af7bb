// cairo-run: --layout=small
%builtins output range_check

// Dictionaries with a default value, read, written, updated and squashed, which then have the keys that they met only;
// two at a time, one inside of the other's use. All hints of it have a native form.
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_read, dict_squash, dict_update, dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.serialize import serialize_word

// Writes n and its square under keys of the other one's values.
func weave{first: DictAccess*, second: DictAccess*}(n: felt) {
    if (n == 0) {
        return ();
    }
    alloc_locals;
    let (local before) = dict_read{dict_ptr=first}(key=n);
    dict_write{dict_ptr=second}(key=before, new_value=n * n);
    let (after) = dict_read{dict_ptr=second}(key=before);
    dict_update{dict_ptr=first}(key=n, prev_value=before, new_value=after);
    return weave(n - 1);
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local first_start: DictAccess*) = default_dict_new(default_value=5);
    let (local second_start: DictAccess*) = default_dict_new(default_value=cast(first_start, felt));
    let first = first_start;
    let second = second_start;
    with first, second {
        weave(4);
        weave(2);
    }
    local second: DictAccess* = second;
    // A key that is a pointer, and one as large as it gets.
    dict_write{dict_ptr=first}(key=-1, new_value=cast(second, felt));
    let (local squashed_start, local squashed) = dict_squash(first_start, first);
    // The copy goes on with the keys that there are.
    let (value) = dict_read{dict_ptr=squashed}(key=4);
    serialize_word(value);
    dict_write{dict_ptr=squashed}(key=4, new_value=1);
    let (again_start, again) = dict_squash(squashed_start, squashed);
    serialize_word((again - again_start) / DictAccess.SIZE);
    let (second_start, second) = default_dict_finalize(second_start, second, cast(first_start, felt));
    serialize_word((second - second_start) / DictAccess.SIZE);
    let (nothing_start) = default_dict_new(default_value=0);
    let (nothing_start, nothing) = dict_squash(nothing_start, nothing_start);
    serialize_word(nothing - nothing_start);
    return ();
}
