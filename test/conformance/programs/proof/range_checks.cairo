// cairo-run: --layout=small --proof_mode --print_info
// outputs: air
%builtins range_check

// Range checks with small and large parts: the limits of what a proof checks, and the units that it takes.
func check{range_check_ptr}(n: felt) {
    assert [range_check_ptr] = n * 2 ** 100 + n;
    let range_check_ptr = range_check_ptr + 1;
    if (n == 0) {
        return ();
    }
    return check(n - 1);
}

func main{range_check_ptr}() {
    check(300);
    return ();
}
