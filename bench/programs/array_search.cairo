// Searches an array from its start, again and again: pointers, reads, comparisons.
// COUNT, which the benchmark replaces: the number of searches.
from starkware.cairo.common.alloc import alloc

const COUNT = 3;
const LENGTH = 1000;

func main() {
    alloc_locals;
    let (local array: felt*) = alloc();
    fill(array, LENGTH);
    search_all(array, COUNT);
    return ();
}

func fill(array: felt*, left: felt) {
    if (left == 0) {
        return ();
    }
    assert [array] = left * left;
    return fill(array + 1, left - 1);
}

func search_all(array: felt*, n: felt) {
    if (n == 0) {
        return ();
    }
    let (found) = search(array, 4);
    assert found = array + LENGTH - 2;
    return search_all(array, n - 1);
}

func search(array: felt*, value: felt) -> (found: felt*) {
    [ap] = array, ap++;

    loop:
    [ap] = [[ap - 1]], ap++;
    [ap] = [ap - 1] - value, ap++;
    [ap] = [ap - 3] + 1, ap++;
    jmp loop if [ap - 2] != 0;
    return (found=cast([ap - 1] - 1, felt*));
}
