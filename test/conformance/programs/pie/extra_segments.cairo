// cairo-run: --layout=small --print_info --print_segments
// outputs: pie
// cairo-run-pie: --layout=small --print_info --print_segments --print_memory
%builtins output range_check

// Segments beyond those of the runner: written, of fixed size, empty, with pointers to each other.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_write

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local list: felt*) = alloc();
    let (local other: felt*) = alloc();
    let (local empty: felt*) = alloc();
    local sized: felt*;
    %{ ids.sized = segments.add(size=10) %}
    assert list[0] = 5;
    assert list[1] = cast(other + 2, felt);
    assert list[2] = cast(empty, felt);
    assert list[9] = -1;
    assert other[2] = cast(list, felt);
    assert sized[4] = cast(sized + 4, felt);
    let (local dict) = default_dict_new(0);
    let dict_ptr = dict;
    dict_write{dict_ptr=dict_ptr}(1, 2);
    let (start, end) = default_dict_finalize(dict, dict_ptr, 0);
    assert output_ptr[0] = start.new_value;
    let output_ptr = output_ptr + 1;
    return ();
}
