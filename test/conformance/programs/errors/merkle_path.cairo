// cairo-run: --layout=small
%builtins pedersen

// A path with too many siblings.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.merkle_update import merkle_update

func main{pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    %{ auth_path = [1, 2] %}
    let (before, after) = merkle_update{hash_ptr=pedersen_ptr}(1, 5, 6, 0);
    return ();
}
