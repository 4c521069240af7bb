// cairo-run: --layout=small
%builtins pedersen

// One input, and the hash is read.
from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{pedersen_ptr: HashBuiltin*}() {
    assert pedersen_ptr.y = 1;
    tempvar x = pedersen_ptr.result;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return ();
}
