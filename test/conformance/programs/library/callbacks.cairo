// cairo-run: --layout=small
%builtins output

// Functions as values: labels, invoke with no and several arguments, arrays serialized by a callback, frame pointers.
from starkware.cairo.common.bool import FALSE, TRUE
from starkware.cairo.common.invoke import invoke
from starkware.cairo.common.registers import get_ap, get_fp_and_pc, get_label_location
from starkware.cairo.common.serialize import array_rfold, serialize_array, serialize_word

struct Pair {
    first: felt,
    second: felt,
}

func sum_of_squares(value: felt, pair: Pair*) -> (value: felt) {
    return (value=value + pair.first * pair.first + pair.second * pair.second);
}

func write_pair(output: felt, pair: Pair*) -> (output: felt) {
    assert [cast(output, Pair*)] = [pair];
    return (output=output + Pair.SIZE);
}

func three(a: felt, b: felt, c: felt) -> (x: felt, y: felt) {
    return (x=a - b, y=b * c);
}

func none() -> (answer: felt) {
    return (answer=TRUE);
}

func main{output_ptr: felt*}() {
    alloc_locals;
    let (__fp__, _) = get_fp_and_pc();
    local pairs: (Pair, Pair, Pair) = (Pair(1, 2), Pair(3, -4), Pair(0, 5));
    let array = cast(&pairs, felt*);
    let (callback) = get_label_location(sum_of_squares);
    let (sum) = array_rfold(FALSE, array, 3, Pair.SIZE, callback);
    serialize_word(sum);
    let (callback) = get_label_location(write_pair);
    serialize_array(array, 3, Pair.SIZE, callback);
    serialize_array(array, 0, Pair.SIZE, callback);
    local output_ptr: felt* = output_ptr;
    let (callback) = get_label_location(three);
    invoke(callback, 3, new (10, 7, -2));
    assert output_ptr[0] = [ap - 2];
    assert output_ptr[1] = [ap - 1];
    let (callback) = get_label_location(none);
    invoke(callback, 0, cast(0, felt*));
    assert output_ptr[2] = [ap - 1];
    let (end) = get_ap();
    assert output_ptr[3] = cast(end, felt) - cast(&pairs, felt);
    let output_ptr = output_ptr + 4;
    return ();
}
