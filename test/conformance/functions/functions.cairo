// Functions of all kinds, each of which is run by itself. There is no main.

from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin
from starkware.cairo.common.bitwise import bitwise_and
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.registers import get_fp_and_pc

struct Point {
    x: felt,
    y: felt,
}

struct Line {
    from_: Point,
    to: Point*,
}

namespace Counting {
    func fib(first: felt, second: felt, n: felt) -> (res: felt) {
        if (n == 0) {
            return (res=first);
        }
        return fib(second, first + second, n - 1);
    }
}

func sum(values: felt*, count: felt) -> felt {
    if (count == 0) {
        return 0;
    }
    let rest = sum(values + 1, count - 1);
    return values[0] + rest;
}

func sum_rows(rows: felt**, lengths: felt*, count: felt) -> felt {
    alloc_locals;
    if (count == 0) {
        return 0;
    }
    let first = sum(rows[0], lengths[0]);
    let rest = sum_rows(rows + 1, lengths + 1, count - 1);
    return first + rest;
}

func middle(line: Line, by: felt) -> Point {
    let to = line.to;
    return (Point(x=(line.from_.x + to.x) / 2 + by, y=(line.from_.y + to.y) / 2 + by));
}

func swap(a: felt, b: felt) -> (felt, felt) {
    return (b, a);
}

func spread(point: Point) -> (point: Point, sum: felt) {
    return (point=point, sum=point.x + point.y);
}

func hashes{pedersen_ptr: HashBuiltin*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}(
    x: felt, y: felt
) -> (h: felt, both: felt) {
    assert [range_check_ptr] = y - x;
    let range_check_ptr = range_check_ptr + 1;
    let (h) = hash2{hash_ptr=pedersen_ptr}(x, y);
    let (both) = bitwise_and(x, y);
    return (h=h, both=both);
}

func syscall{syscall_ptr: felt*, range_check_ptr}(n: felt) {
    assert syscall_ptr[0] = n;
    assert [range_check_ptr] = n;
    let syscall_ptr = syscall_ptr + 1;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}

func nothing() {
    return ();
}

func fails(n: felt) {
    with_attr error_message("n should be 5, but is {n}") {
        assert n = 5;
    }
    return ();
}

func never(n: felt) {
    jmp rel 0;
}

// Writes behind the end of the program.
func outside() {
    let (__fp__, pc_val) = get_fp_and_pc();
    assert [pc_val + 10000] = 1;
    return ();
}

// Leaves a temporary segment, with a pointer to it.
func temporary() -> felt* {
    alloc_locals;
    local values: felt*;
    %{ ids.values = segments.add_temp_segment() %}
    assert values[0] = 5;
    assert values[2] = cast(values, felt);
    return values;
}
