// Compares two equal arrays cell by cell, again and again. COUNT, which the benchmark replaces: the number of
// comparisons.
from starkware.cairo.common.alloc import alloc

const COUNT = 3;
const LENGTH = 1000;

func main() {
    alloc_locals;
    let (local first: felt*) = alloc();
    let (local second: felt*) = alloc();
    fill(first, LENGTH);
    fill(second, LENGTH);
    compare_all(first, second, COUNT);
    return ();
}

func fill(array: felt*, left: felt) {
    if (left == 0) {
        return ();
    }
    assert [array] = left * left;
    return fill(array + 1, left - 1);
}

func compare_all(first: felt*, second: felt*, n: felt) {
    if (n == 0) {
        return ();
    }
    compare(first, second, LENGTH);
    return compare_all(first, second, n - 1);
}

func compare(first: felt*, second: felt*, length: felt) {
    if (length == 0) {
        return ();
    }
    assert [first] = [second];
    return compare(first + 1, second + 1, length - 1);
}
