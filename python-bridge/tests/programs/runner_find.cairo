// Finds a number in an array with the library's find_element, whose hint asks for a limit of the owner's.
%builtins output range_check

from starkware.cairo.common.find_element import find_element
from starkware.cairo.common.registers import get_fp_and_pc

struct Entry {
    key: felt,
    value: felt,
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local entries: (Entry, Entry, Entry) = (
        Entry(key=7, value=70),
        Entry(key=8, value=80),
        Entry(key=9, value=90),
    );
    let (__fp__, _) = get_fp_and_pc();
    let (found: Entry*) = find_element(array_ptr=&entries, elm_size=Entry.SIZE, n_elms=3, key=8);
    assert [output_ptr] = found.value;
    let output_ptr = output_ptr + 1;
    return ();
}
