// Checks of values that fill 128 bits. COUNT, which the benchmark replaces: the number of checks.
%builtins range_check

const COUNT = 10;

func main{range_check_ptr}() {
    check_all(COUNT);
    return ();
}

func check_all{range_check_ptr}(n: felt) {
    if (n == 0) {
        return ();
    }
    assert [range_check_ptr] = n * (2 ** 100 + 1);
    let range_check_ptr = range_check_ptr + 1;
    return check_all(n - 1);
}
