// Packs the fields of a date into one felt, unpacks it with the bitwise builtin and hashes a chain of dates.
//
// Layout: recursive (builtins output, pedersen and bitwise).
// Try: unfold Builtins in the Variables pane. A builtin is a piece of memory: the program writes the inputs of
// an instance, and the cells of its results hold what the builtin computed when the program reads them.
%builtins output pedersen bitwise

from starkware.cairo.common.bitwise import bitwise_and
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.serialize import serialize_word

// A packed date is year * 2**9 + month * 2**5 + day.
const DAY_MASK = 2 ** 5 - 1;
const MONTH_MASK = (2 ** 4 - 1) * 2 ** 5;
const YEAR_MASK = (2 ** 14 - 1) * 2 ** 9;

struct Date {
    year: felt,
    month: felt,
    day: felt,
}

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;

    let first = pack(Date(year=1969, month=7, day=20));
    serialize_word(first);
    let (local landing: Date) = unpack(first);
    assert landing = Date(year=1969, month=7, day=20);

    let second = pack(Date(year=1972, month=12, day=14));
    let last = pack(Date(year=2026, month=2, day=28));

    // hash(hash(hash(0, first), second), last)
    let chain = 0;
    with chain {
        append(first);
        append(second);
        append(last);
    }
    serialize_word(chain);
    return ();
}

func pack(date: Date) -> felt {
    return date.year * 2 ** 9 + date.month * 2 ** 5 + date.day;
}

func unpack{bitwise_ptr: BitwiseBuiltin*}(packed: felt) -> (date: Date) {
    alloc_locals;
    let (local day) = bitwise_and(packed, DAY_MASK);
    // Dividing a multiple of 2**5 by 2**5 in the field is the same as shifting it.
    let (local month) = bitwise_and(packed, MONTH_MASK);
    let (local year) = bitwise_and(packed, YEAR_MASK);
    return (date=Date(year=year / 2 ** 9, month=month / 2 ** 5, day=day));
}

func append{pedersen_ptr: HashBuiltin*, chain: felt}(value: felt) {
    let (next) = hash2{hash_ptr=pedersen_ptr}(chain, value);
    let chain = next;
    return ();
}
