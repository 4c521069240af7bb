// What `ids` gives: felts, pointers, structs, members, constants, labels, functions, addresses and sizes;
// and what may be assigned through it.
from starkware.cairo.common.alloc import alloc

const LIMIT = 1000;
const NEGATIVE = -7;

struct Point {
    x: felt,
    y: felt,
}

struct Line {
    start: Point,
    end: Point*,
    tags: (felt, felt),
}

namespace Geometry {
    const SIDES = 4;

    func shift(p: Point, by: felt) -> (p: Point) {
        alloc_locals;
        local result: Point;
        %{
            ids.result.x = ids.p.x + ids.by
            ids.result.y = (ids.p.y + ids.by) % PRIME
            assert ids.result.x == memory[ids.result.address_], (ids.result.x, memory[ids.result.address_])
            assert ids.Point.SIZE == 2 and ids.Line.start == 0 and ids.Line.end == 2
        %}
        assert result = Point(p.x + by, p.y + by);
        return (p=result);
    }
}

func main() {
    alloc_locals;
    local value = -1;
    local unset: felt;
    local end: Point* = new Point(x=30, y=40);
    local line: Line* = new Line(start=Point(x=10, y=20), end=end, tags=(5, 6));
    local copy: Line = [line];
    let doubled = value * 2 + LIMIT;
    let constant = 99;
    tempvar on_stack = 17;

    label:
    %{
        assert ids.value == PRIME - 1
        assert ids.LIMIT == 1000 and ids.NEGATIVE in (-7, PRIME - 7)
        assert ids.doubled == 998, ids.doubled
        assert ids.constant == 99 and ids.on_stack == 17
        ids.unset = ids.value - 1
        assert ids.line.start.x == 10 and ids.line.start.y == 20
        assert ids.line.end.x == 30 and ids.line.end.address_ == ids.end.address_
        assert ids.copy.start.address_ == ids.copy.address_ and ids.copy.end.y == 40
        assert ids.Geometry.SIDES == 4
        assert ids.Geometry.shift.Args.SIZE == 3, ids.Geometry.shift.Args.SIZE
        print(ids.line.address_, ids.line.end.address_, fp, ap, pc)
        print(ids.value, ids.unset, hex(ids.doubled), ids.Point.SIZE, ids.Line.SIZE, ids.Point.x, ids.Point.y)
        print(ids.main.Args.SIZE, ids.Geometry.shift.Args.by)
        print(ids.label.instruction_offset_, ids.main.instruction_offset_)
    %}
    let (moved) = Geometry.shift(line.start, 7);
    assert moved = Point(17, 27);
    let (local cells: Point*) = alloc();
    %{
        for i in range(3):
            memory[ids.cells.address_ + 2 * i] = i
            memory[ids.cells.address_ + 2 * i + 1] = i * i
    %}
    assert cells[2] = Point(2, 4);
    let element: Point* = cells + 2 * Point.SIZE;
    %{ print(ids.element.x, ids.element.y, ids.cells.x, ids.cells[1].y if False else 'no subscripts') %}
    local to_fill: Point;
    %{
        ids.to_fill.x = 1
        memory[ids.to_fill.address_ + ids.Point.y] = 2
    %}
    assert to_fill.x + to_fill.y = 3;
    ret;
}
