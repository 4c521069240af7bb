// cairo-run: --layout=small --proof_mode --steps=512
// outputs: air
%builtins range_check

// More range checks than fit into the steps that were asked for.
func check{range_check_ptr}(n: felt) {
    assert [range_check_ptr] = n;
    let range_check_ptr = range_check_ptr + 1;
    if (n == 0) {
        return ();
    }
    return check(n - 1);
}

func main{range_check_ptr}() {
    check(66);
    return ();
}
