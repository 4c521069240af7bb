// A polygon: points in an array, a struct that points to it, and a moved copy of it.
//
// Layout: small (builtin output).
// Try: stop in `move_points` and unfold `source` and `offset` in the Variables pane; add the watches
// `shape.points[1].x` and `[target + 1]`. A cell is written once: `move` cannot change a shape, it makes another.
%builtins output

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.serialize import serialize_word

struct Point {
    x: felt,
    y: felt,
}

struct Shape {
    // The first of n_points points.
    points: Point*,
    n_points: felt,
    // How far the shape was moved from where it was made.
    moved: Point,
}

func main{output_ptr: felt*}() {
    alloc_locals;

    let (points: Point*) = alloc();
    // An assert on a fresh memory cell is what other languages call an assignment.
    assert points[0] = Point(x=1, y=1);
    assert points[1] = Point(x=6, y=1);
    assert points[2] = Point(x=6, y=4);
    assert points[3] = Point(x=1, y=4);

    local shape: Shape = Shape(points=points, n_points=4, moved=Point(x=0, y=0));
    let (local far: Shape) = move(shape=shape, offset=Point(x=10, y=-3));

    // Moving a shape does not change its area.
    let area = double_area(points=far.points, n_points=far.n_points, first=far.points[0]);
    serialize_word(area / 2);
    serialize_word(far.points[2].x);
    serialize_word(far.moved.y);
    return ();
}

func move(shape: Shape, offset: Point) -> (moved: Shape) {
    alloc_locals;
    let (local target: Point*) = alloc();
    move_points(source=shape.points, target=target, n_points=shape.n_points, offset=offset);
    let total = Point(x=shape.moved.x + offset.x, y=shape.moved.y + offset.y);
    return (moved=Shape(points=target, n_points=shape.n_points, moved=total));
}

func move_points(source: Point*, target: Point*, n_points: felt, offset: Point) {
    if (n_points == 0) {
        return ();
    }

    assert [target] = Point(x=source.x + offset.x, y=source.y + offset.y);
    return move_points(
        source=source + Point.SIZE, target=target + Point.SIZE, n_points=n_points - 1, offset=offset
    );
}

// Twice the area that the points enclose (the shoelace formula); the last point is joined to `first`.
func double_area(points: Point*, n_points: felt, first: Point) -> felt {
    alloc_locals;
    let here = points[0];
    if (n_points == 1) {
        return here.x * first.y - first.x * here.y;
    }

    let next = points[1];
    local cross = here.x * next.y - next.x * here.y;
    let rest = double_area(points=points + Point.SIZE, n_points=n_points - 1, first=first);
    return cross + rest;
}
