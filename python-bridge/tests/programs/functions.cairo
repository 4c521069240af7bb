// Functions to call one by one: felts, arrays, structs, tuples, builtins, and hints that ask an object of the owner's.
%builtins range_check

from starkware.cairo.common.alloc import alloc

struct Point {
    x: felt,
    y: felt,
}

struct Line {
    start: Point,
    end: Point,
}

func fib(first, second, n) -> (result: felt) {
    if (n == 0) {
        return (result=first);
    }
    return fib(first=second, second=first + second, n=n - 1);
}

func double(x: felt) -> felt {
    return 2 * x;
}

func sum(values: felt*, n_values: felt) -> felt {
    if (n_values == 0) {
        return 0;
    }
    let rest = sum(values=values + 1, n_values=n_values - 1);
    return values[0] + rest;
}

func sum_points(points: Point*, n_points: felt) -> (total: Point) {
    alloc_locals;
    if (n_points == 0) {
        return (total=Point(x=0, y=0));
    }
    let (rest) = sum_points(points=points + Point.SIZE, n_points=n_points - 1);
    return (total=Point(x=points.x + rest.x, y=points.y + rest.y));
}

func turn(line: Line) -> Line {
    let turned = Line(start=line.end, end=line.start);
    return turned;
}

func swap(pair: (felt, felt)) -> (felt, felt) {
    return (pair[1], pair[0]);
}

func divide{range_check_ptr}(value: felt, by: felt) -> (quotient: felt, rest: felt) {
    alloc_locals;
    local quotient;
    local rest;
    %{ ids.quotient, ids.rest = divmod(ids.value, ids.by) %}
    assert value = quotient * by + rest;
    assert [range_check_ptr] = rest;
    assert [range_check_ptr + 1] = by - 1 - rest;
    let range_check_ptr = range_check_ptr + 2;
    return (quotient=quotient, rest=rest);
}

func squares(n: felt) -> (values: felt*) {
    alloc_locals;
    let (local values) = alloc();
    write_squares(values=values, n=n, i=0);
    return (values=values);
}

func write_squares(values: felt*, n: felt, i: felt) {
    if (i == n) {
        return ();
    }
    assert values[i] = i * i;
    return write_squares(values=values, n=n, i=i + 1);
}

// Asks the owner's object `oracle` as often as `n` says.
func ask(n: felt) -> felt {
    alloc_locals;
    if (n == 0) {
        return 0;
    }
    local answer;
    %{ ids.answer = oracle.answer(ids.n) %}
    let rest = ask(n=n - 1);
    return answer + rest;
}

func nothing() {
    return ();
}

func fail(x: felt) {
    with_attr error_message("{x} is not 7") {
        assert x = 7;
    }
    return ();
}
