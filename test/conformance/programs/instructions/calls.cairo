// Calls: relative and absolute, through a pointer, recursive, mutually recursive, tail calls.
from starkware.cairo.common.invoke import invoke
from starkware.cairo.common.registers import get_fp_and_pc, get_label_location

func is_even(n: felt) -> felt {
    if (n == 0) {
        return 1;
    }
    return is_odd(n - 1);
}

func is_odd(n: felt) -> felt {
    if (n == 0) {
        return 0;
    }
    return is_even(n - 1);
}

func ackermann(m: felt, n: felt) -> felt {
    if (m == 0) {
        return n + 1;
    }
    if (n == 0) {
        return ackermann(m - 1, 1);
    }
    let inner = ackermann(m, n - 1);
    return ackermann(m - 1, inner);
}

func sum_of_three(a: felt, b: felt, c: felt) -> (sum: felt) {
    return (sum=a + b + c);
}

func main{}() {
    alloc_locals;
    let even = is_even(9);
    let odd = is_odd(9);
    assert (even, odd) = (0, 1);
    let deep_value = ackermann(2, 2);
    local deep = deep_value;
    assert deep = 7;

    let (target) = get_label_location(sum_of_three);
    tempvar args: felt* = cast(new (10, 20, 30), felt*);
    invoke(target, 3, args);
    assert [ap - 1] = 60;

    let (__fp__, pc_value) = get_fp_and_pc();
    assert [cast(&deep, felt*)] = 7;
    tempvar after = pc_value;

    [ap] = 1, ap++;
    [ap] = 2, ap++;
    [ap] = 3, ap++;
    call abs target;
    assert [ap - 1] = 6;
    [ap] = 4, ap++;
    [ap] = 5, ap++;
    [ap] = 6, ap++;
    call sum_of_three;
    assert [ap - 1] = 15;
    ret;
}
