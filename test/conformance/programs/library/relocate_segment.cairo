// cairo-run: --layout=small --print_memory
%builtins output

// Temporary segments that the library's function puts in their place: into a segment, after each other, into the output.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.segments import relocate_segment

func temporary() -> (pointer: felt*) {
    %{ memory[ap] = segments.add_temp_segment() %}
    [ap] = [ap], ap++;
    return (pointer=cast([ap - 1], felt*));
}

func main{output_ptr: felt*}() {
    alloc_locals;
    let (local first: felt*) = temporary();
    let (local second: felt*) = temporary();
    let (local third: felt*) = temporary();
    assert first[0] = 1;
    assert first[1] = cast(second, felt);
    assert second[0] = cast(first, felt);
    assert second[3] = cast(third + 1, felt);
    assert third[0] = 3;
    assert third[1] = cast(&third[1], felt);
    let (local place: felt*) = alloc();
    assert place[0] = 100;
    relocate_segment(first, place + 1);
    relocate_segment(second, place + 3);
    relocate_segment(third, output_ptr);
    // What was written at the temporary address is found at the new one from now on.
    assert place[2] = cast(place + 3, felt);
    let output_ptr = output_ptr + 2;
    return ();
}
