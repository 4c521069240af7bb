// cairo-run: --layout=small
%builtins output range_check

// Elements of several cells found by key, in any order and in a sorted array; keys below, between and above.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.find_element import (
    find_element,
    search_sorted,
    search_sorted_lower,
    search_sorted_optimistic,
)
from starkware.cairo.common.serialize import serialize_word

struct Entry {
    key: felt,
    value: felt,
    pointer: felt*,
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (local nothing: felt*) = alloc();
    tempvar four = new (3, 30, nothing, -5, 50, nothing, 2 ** 200, 20, nothing, 7, 70, nothing);
    local entries: Entry* = cast(four, Entry*);
    let (first: Entry*) = find_element(entries, Entry.SIZE, 4, 3);
    serialize_word(first.value);
    let (last: Entry*) = find_element(entries, Entry.SIZE, 4, 7);
    serialize_word(last.value);
    let (large: Entry*) = find_element(entries, Entry.SIZE, 4, 2 ** 200);
    serialize_word(large - entries);
    // A hint may say where it is.
    %{ __find_element_index = 1 %}
    let (told: Entry*) = find_element(entries, Entry.SIZE, 4, -5);
    serialize_word(told.value);

    tempvar in_order = new (2, 1, nothing, 4, 2, nothing, 4, 3, nothing, 9, 4, nothing);
    local sorted: Entry* = cast(in_order, Entry*);
    let (at: Entry*) = search_sorted_lower(sorted, Entry.SIZE, 4, 0);
    serialize_word(at - sorted);
    let (at: Entry*) = search_sorted_lower(sorted, Entry.SIZE, 4, 4);
    serialize_word(at - sorted);
    let (at: Entry*) = search_sorted_lower(sorted, Entry.SIZE, 4, 5);
    serialize_word(at - sorted);
    let (at: Entry*) = search_sorted_lower(sorted, Entry.SIZE, 4, 10);
    serialize_word(at - sorted);
    let (at: Entry*) = search_sorted_lower(sorted, Entry.SIZE, 0, 10);
    serialize_word(at - sorted);
    let (at: Entry*, success) = search_sorted(sorted, Entry.SIZE, 4, 9);
    serialize_word(at.value * success);
    let (at: Entry*, success) = search_sorted(sorted, Entry.SIZE, 4, 3);
    serialize_word(success);
    let (at: Entry*, success) = search_sorted(sorted, Entry.SIZE, 0, 3);
    serialize_word(success);
    let (at: Entry*, success) = search_sorted_optimistic(sorted, Entry.SIZE, 4, 2);
    serialize_word(at.value * success);
    let (at: Entry*, success) = search_sorted_optimistic(sorted, Entry.SIZE, 4, 8);
    serialize_word(success);
    return ();
}
