// cairo-run: --layout=small
%builtins ecdsa

// Key and message, and no signature was given.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    assert ecdsa_ptr.message = 8;
    assert ecdsa_ptr.pub_key = 9;
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    return ();
}
