// cairo-run: --layout=small
%builtins output range_check

// The accesses of a dictionary written by hand, then squashed: one key, many keys in any order, keys above 2^128.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.squash_dict import squash_dict

func squash{output_ptr: felt*, range_check_ptr}(accesses: DictAccess*, n: felt) {
    alloc_locals;
    let (local squashed: DictAccess*) = alloc();
    let (end) = squash_dict(accesses, accesses + n * DictAccess.SIZE, squashed);
    write(squashed, (end - squashed) / DictAccess.SIZE);
    return ();
}

func write{output_ptr: felt*}(entries: DictAccess*, n: felt) {
    serialize_word(n);
    if (n == 0) {
        return ();
    }
    return write_entries(entries, n);
}

func write_entries{output_ptr: felt*}(entries: DictAccess*, n: felt) {
    if (n == 0) {
        return ();
    }
    assert [cast(output_ptr, DictAccess*)] = entries[0];
    let output_ptr = output_ptr + DictAccess.SIZE;
    return write_entries(entries + DictAccess.SIZE, n - 1);
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    squash(cast(0, DictAccess*), 0);
    tempvar one = new DictAccess(7, 1, 2);
    squash(one, 1);
    tempvar small = new (
        DictAccess(9, 0, 1),
        DictAccess(3, 5, 5),
        DictAccess(9, 1, -1),
        DictAccess(0, 2, 3),
        DictAccess(3, 5, 6),
        DictAccess(9, -1, 0),
        DictAccess(2 ** 128 - 1, 4, 4),
    );
    squash(cast(small, DictAccess*), 7);
    tempvar big = new (
        DictAccess(-1, 0, 1),
        DictAccess(2 ** 250, 5, 5),
        DictAccess(-2, 8, 9),
        DictAccess(-1, 1, 2),
        DictAccess(0, 3, 1),
    );
    squash(cast(big, DictAccess*), 5);
    return ();
}
