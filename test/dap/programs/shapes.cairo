// Structs, pointers, arrays, tuples and recursion, without hints of its own.
%builtins output range_check

from starkware.cairo.common.registers import get_fp_and_pc

const SIDES = 4;

struct Point {
    x: felt,
    y: felt,
}

struct Line {
    start: Point,
    end: Point*,
    name: felt,
}

namespace Shapes {
    // The square of the distance between the ends of a line.
    func square_length(line: Line*) -> felt {
        let dx = line.start.x - line.end.x;
        let dy = line.start.y - line.end.y;
        tempvar xx = dx * dx;  // @xx
        tempvar yy = dy * dy;
        return xx + yy;  // @sum
    }
}

// A sum along an array.
func total(values: felt*, n_values: felt) -> (sum: felt) {
    if (n_values == 0) {
        return (sum=0);  // @deepest
    }
    let (rest) = total(  // @recursion
        values=values + 1,
        n_values=n_values - 1,
    );
    return (sum=[values] + rest);  // @unwind
}

func select(which: felt) -> felt {

    // @comment
    if (which == 0) {
        tempvar picked = 17;  // @then
    } else {
        tempvar picked = 19;
    }
    return picked;  // @after
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (__fp__, _) = get_fp_and_pc();
    local far: Point = Point(x=7, y=-1);  // @far
    local line: Line = Line(start=Point(3, 2), end=&far, name='edge');
    local pair: (felt, felt) = (5, 6);
    let length = Shapes.square_length(&line);  // @call
    local kept = length;
    tempvar cells: felt* = &far.x;
    let (sum) = total(cells, 2);  // @total
    let first = select(0);  // @select
    assert [output_ptr] = kept + first;  // @write
    assert [output_ptr + 1] = sum;
    let output_ptr = output_ptr + 2;
    return ();  // @end
}
