// cairo-run: --layout=small
// A hash of a pointer.
%builtins pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2

func main{pedersen_ptr: HashBuiltin*}() {
    let (x) = hash2{hash_ptr=pedersen_ptr}(1, cast(pedersen_ptr, felt));
    return ();
}
