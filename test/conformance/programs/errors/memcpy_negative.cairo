// memcpy of fewer than no cells: the count, modulo the prime, is large, and what it copies ends before.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.memcpy import memcpy

func main() {
    alloc_locals;
    let (local source: felt*) = alloc();
    assert source[0] = 1;
    let (target: felt*) = alloc();
    memcpy(target, source, -1);
    return ();
}
