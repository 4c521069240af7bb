// What moves ap: immediates, cells, calls, locals; and what fp reaches.
func leave_gap(size: felt) {
    ap += size;
    [ap] = size, ap++;
    ap += 3;
    ap += -2;
    [ap] = 1, ap++;
    ret;
}

func with_locals(n: felt) -> felt {
    alloc_locals;
    local a = n * 2;
    local b: felt;
    local c: (felt, felt, felt) = (a, a + 1, a + 2);
    assert b = c[1] + c[2];
    if (n == 0) {
        return b;
    }
    let rest = with_locals(n - 1);
    return rest + b;
}

func main() {
    leave_gap(0);
    leave_gap(12);
    let total = with_locals(5);
    assert total = 78;
    ret;
}
