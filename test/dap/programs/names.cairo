// Names that are bound again and again, in blocks, and without code between.
%builtins range_check

from starkware.cairo.common.math import assert_nn

struct Pair {
    first: felt,
    second: felt,
}

func mix{range_check_ptr}(a: felt, pair: Pair*) -> (sum: felt, second: felt) {
    alloc_locals;
    let b = a + 1;
    let c = b;
    local d = pair.first * c;  // @d
    let b = d + pair.second;
    let b = b + 1;
    let e = [pair];
    assert_nn(b);  // @call
    // b, c and d in a comment
    let text = 'b c d';
    if (d == 0) {
        let f = 5;
        tempvar g = f + d;
    } else {
        tempvar g = b;  // @else
        let f = g;
        assert f = g;  // @f
    }
    local made: Pair = Pair(first=d, second=e.first);  // @made
    local h;
    %{ ids.h = ids.d + 1  # ids.b is not meant %}
    tempvar d = h;
    return (sum=d, second=b);  // @return
}

func main{range_check_ptr}() {
    alloc_locals;
    local pair: Pair = Pair(3, 4);
    let (__fp__, _) = get_fp();
    let (sum, second) = mix(a=10, pair=&pair);
    assert sum = second + 33 - 37;  // @main
    return ();  // @end
}

func get_fp() -> (fp_val: felt*, pc: felt*) {
    ret;
}
