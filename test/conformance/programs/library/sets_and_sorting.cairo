// cairo-run: --layout=small
%builtins output range_check

// usort of nothing, of equal and of large values; set_add of elements of two cells.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.set import set_add
from starkware.cairo.common.usort import usort

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (length, sorted, counts) = usort(0, cast(0, felt*));
    serialize_word(length);
    let (length, sorted, counts) = usort(1, new (2 ** 128 - 1));
    serialize_word(sorted[0]);
    serialize_word(counts[0]);
    let (length, sorted, counts) = usort(9, new (5, 0, 5, 2 ** 100, 1, 5, 0, 2 ** 127, 3));
    local sorted: felt* = sorted;
    local counts: felt* = counts;
    serialize_word(length);
    serialize_word(sorted[0] + 10 * counts[0]);
    serialize_word(sorted[3] + 10 * counts[3]);
    serialize_word(sorted[5]);

    let (local elements: felt*) = alloc();
    let set_end_ptr = elements;
    with set_end_ptr {
        set_add(elements, 2, new (1, 2));
        set_add(elements, 2, new (1, 3));
        set_add(elements, 2, new (2, 1));
        set_add(elements, 2, new (1, 3));
        set_add(elements, 2, new (1, 2));
        set_add(elements, 2, new (cast(elements, felt), -1));
        set_add(elements, 2, new (cast(elements, felt), -1));
    }
    serialize_word(set_end_ptr - elements);
    serialize_word(elements[3]);
    return ();
}
