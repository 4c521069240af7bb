// Pointers into different segments have no difference.
from starkware.cairo.common.alloc import alloc

func main() {
    alloc_locals;
    let (local a: felt*) = alloc();
    let (local b: felt*) = alloc();
    tempvar distance = cast(a, felt) - cast(b, felt);
    return ();
}
