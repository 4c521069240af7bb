// cairo-run: --layout=small
%builtins ecdsa

// A pointer as the key.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    assert ecdsa_ptr.message = 5;
    assert ecdsa_ptr.pub_key = cast(ecdsa_ptr, felt);
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    return ();
}
