// Counts how often each number occurs, in a dictionary whose missing keys hold 0.
//
// Layout: small (builtins output and range_check).
// A Cairo dictionary is a list of accesses (key, value before, value after). A Python hint keeps the current
// values while the program runs; squashing at the end proves that the list makes sense.
// Try: stop in `count` and look at `__dict_manager` among the hint scopes, then at the cells of the segment
// that `counts` points to.
%builtins output range_check

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_read, dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;

    let (local numbers) = alloc();
    assert numbers[0] = 7;
    assert numbers[1] = 100;
    assert numbers[2] = 7;
    assert numbers[3] = 42;
    assert numbers[4] = 7;
    assert numbers[5] = 42;

    let (local counts_start) = default_dict_new(default_value=0);
    let counts = counts_start;
    with counts {
        count(numbers=numbers, n_numbers=6);
        let sevens = occurrences(number=7);
        let absent = occurrences(number=8);
    }

    // One entry per key is left, sorted by key: its first value and its last.
    let (local squashed, squashed_end) = default_dict_finalize(
        dict_accesses_start=counts_start, dict_accesses_end=counts, default_value=0
    );
    let n_keys = (squashed_end - squashed) / DictAccess.SIZE;

    serialize_word(sevens);
    serialize_word(absent);
    write_counts(entries=squashed, n_entries=n_keys);
    return ();
}

// Adds one to the count of each of the numbers. `counts` is implicit: it goes in and comes out moved on.
func count{counts: DictAccess*}(numbers: felt*, n_numbers: felt) {
    if (n_numbers == 0) {
        return ();
    }

    let (so_far) = dict_read{dict_ptr=counts}(key=numbers[0]);
    dict_write{dict_ptr=counts}(key=numbers[0], new_value=so_far + 1);
    return count(numbers=numbers + 1, n_numbers=n_numbers - 1);
}

func occurrences{counts: DictAccess*}(number: felt) -> felt {
    let (value) = dict_read{dict_ptr=counts}(key=number);
    return value;
}

func write_counts{output_ptr: felt*}(entries: DictAccess*, n_entries: felt) {
    if (n_entries == 0) {
        return ();
    }

    serialize_word(entries.key);
    serialize_word(entries.new_value);
    return write_counts(entries=entries + DictAccess.SIZE, n_entries=n_entries - 1);
}
