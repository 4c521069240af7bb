// A cell before the start of a segment is written.
from starkware.cairo.common.alloc import alloc

func main() {
    let (p) = alloc();
    tempvar before = p - 3;
    assert [before] = 5;
    return ();
}
