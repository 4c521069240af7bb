// cairo-run: --layout=small
%builtins output range_check

// Dictionaries with initial values and with a default one, squashed twice, with values that are pointers; an update that
// changes nothing; what hints see of a dictionary.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_new, dict_read, dict_squash, dict_update, dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    %{ initial_dict = {2: 20, PRIME - 1: 10, 5: 50} %}
    let (local dict_start: DictAccess*) = dict_new();
    let dict_ptr = dict_start;
    with dict_ptr {
        let (value) = dict_read(key=-1);
        serialize_word(value);
        dict_write(key=2, new_value=-20);
        dict_update(key=5, prev_value=50, new_value=50);
        dict_update(key=2, prev_value=-20, new_value=21);
        let (value) = dict_read(key=2);
        serialize_word(value);
    }
    %{
        tracker = __dict_manager.get_tracker(ids.dict_ptr)
        print(sorted(tracker.data.items()), ids.DictAccess.SIZE, tracker.current_ptr == ids.dict_ptr.address_)
    %}
    let (local squashed_start, squashed_end) = dict_squash(dict_start, dict_ptr);
    serialize_word(squashed_end - squashed_start);
    let dict_ptr = squashed_end;
    dict_write{dict_ptr=dict_ptr}(key=5, new_value=51);
    let (again_start, again_end) = dict_squash(squashed_start, dict_ptr);
    serialize_word(again_end - again_start);
    serialize_word(again_start[1].prev_value);
    serialize_word(again_start[1].new_value);

    // Values that are pointers.
    let (local list: felt*) = alloc();
    let (local pointers_start: DictAccess*) = default_dict_new(cast(list, felt));
    let dict_ptr = pointers_start;
    let (first) = dict_read{dict_ptr=dict_ptr}(key=1);
    assert first = cast(list, felt);
    dict_write{dict_ptr=dict_ptr}(key=1, new_value=cast(list + 3, felt));
    let (local end_start, local end_end) = default_dict_finalize(pointers_start, dict_ptr, cast(list, felt));
    serialize_word(end_start.new_value - cast(list, felt));

    // No access at all.
    let (local empty_start: DictAccess*) = default_dict_new(0);
    let (s, e) = default_dict_finalize(empty_start, empty_start, 0);
    serialize_word(e - s);
    return ();
}
