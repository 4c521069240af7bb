// Loops whose hints count in a scope of their own: memcpy, memset, copy_indices, of no, one and many cells.
// cairo-run: --layout=small
%builtins output

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.copy_indices import copy_indices
from starkware.cairo.common.memcpy import memcpy
from starkware.cairo.common.memset import memset

func main{output_ptr: felt*}() {
    alloc_locals;
    let (local source: felt*) = alloc();
    memset(source, 7, 3);
    memset(source + 3, -7, 1);
    memset(source + 100, 0, 0);
    memset(source + 4, cast(source, felt), 2);
    let (local copy: felt*) = alloc();
    memcpy(copy, source, 6);
    memcpy(copy + 6, source + 3, 1);
    memcpy(copy, source, 0);
    // Copying onto equal cells compares them.
    memcpy(copy, source, 6);
    let (local chosen: felt*) = alloc();
    copy_indices(chosen, copy, new (6, 0, 3, 3, 5), 5);
    copy_indices(chosen + 5, copy, new (1), 1);
    copy_indices(chosen, copy, cast(0, felt*), 0);
    memcpy(output_ptr, chosen, 4);
    assert cast(chosen[4], felt*) = source;
    assert output_ptr[4] = chosen[5];
    let output_ptr = output_ptr + 5;
    return ();
}
