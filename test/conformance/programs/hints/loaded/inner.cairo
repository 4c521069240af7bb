// Compiled and loaded by ../load_program.cairo while it runs.

struct Point {
    y: felt,
    x: felt,
}

const FACTOR = 3;

func twice(n: felt) -> felt {
    return n + n;
}

func start(n: felt) -> felt {
    alloc_locals;
    local point: Point = Point(y=n, x=twice(n));
    local sum;
    %{
        # Names mean what they mean in this program, and scopes are those of the run.
        ids.sum = ids.point.x + ids.Point.SIZE * ids.FACTOR + outer
        print('inner', ids.n, pc, ids.Point.x, ids.point.address_, list(vm_names))
        vm_names.append('inner')
    %}
    with_attr error_message("inner: {n}") {
        assert sum = point.x + Point.SIZE * FACTOR + 1000;
    }
    return sum;
}

// Nobody runs it, but what it does not call would be left out.
func main() {
    start(1);
    return ();
}
