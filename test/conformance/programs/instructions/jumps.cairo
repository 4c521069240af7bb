// All jumps: relative and absolute, conditional and not, by immediates and by cells.
from starkware.cairo.common.registers import get_label_location

func count_down(n: felt) {
    [ap] = n, ap++;

    loop:
    [ap] = [ap - 1] - 1, ap++;
    jmp loop if [ap - 1] != 0;
    ret;
}

func choose(index: felt) -> (value: felt) {
    jmp rel index;
    jmp first;
    jmp second;
    jmp third;

    first:
    [ap] = 100, ap++;
    ret;

    second:
    [ap] = 200, ap++;
    ret;

    third:
    [ap] = 300, ap++;
    ret;
}

func by_address(target: felt*) -> (value: felt) {
    jmp abs target;
    [ap] = -1, ap++;
    ret;

    landing:
    [ap] = 77, ap++;
    ret;
}

func main() {
    alloc_locals;
    count_down(1);
    count_down(6);
    let (local first) = choose(1);
    let (local second) = choose(3);
    let (local third) = choose(5);
    assert first + second + third = 600;
    let (landing) = get_label_location(by_address.landing);
    let (value) = by_address(landing);
    assert value = 77;
    tempvar x = 4;
    jmp not_zero if x != 0, ap++;
    [ap] = 1, ap++;

    not_zero:
    tempvar zero = 0;
    jmp never if zero != 0;
    jmp done;

    never:
    [ap] = 2, ap++;

    done:
    jmp rel 2, ap++;
    ret;
}
