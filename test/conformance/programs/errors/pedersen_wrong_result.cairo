// cairo-run: --layout=small
// The program claims another hash.
%builtins pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{pedersen_ptr: HashBuiltin*}() {
    assert pedersen_ptr.x = 1;
    assert pedersen_ptr.y = 2;
    assert pedersen_ptr.result = 3;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return ();
}
