// A cell before the start of a segment is written.
// This VM stops where the pointer comes up; cairo-lang finds it at the end of the run.
// own-error: write_before_segment.cairo:11:22: Error at pc=0:5:
// own-error: The pointer 4:-3 is out of range: this VM keeps offsets from 0 to 2^40 - 1.
// own-error:     tempvar before = p - 3;
// own-error:                      ^***^
from starkware.cairo.common.alloc import alloc

func main() {
    let (p) = alloc();
    tempvar before = p - 3;
    assert [before] = 5;
    return ();
}
