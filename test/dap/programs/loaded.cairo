// Compiled and loaded by loading.cairo while it runs.

struct Point {
    y: felt,
    x: felt,
}

func start(n: felt) -> felt {
    alloc_locals;  // @locals
    local point: Point = Point(y=n, x=n + 1);  // @point
    local sum;
    %{
        extra = ids.Point.SIZE  # @hint
        ids.sum = ids.point.x + extra
    %}
    let doubled = double(sum);  // @call
    return doubled;  // @return
}

func double(n: felt) -> felt {
    return 2 * n;  // @double
}

// Nobody runs it, but what it does not call would be left out.
func main() {
    start(1);
    return ();
}
