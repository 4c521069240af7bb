// cairo-run: --layout=small
%builtins ecdsa

// A key without its message.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    assert ecdsa_ptr.pub_key = 5;
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    return ();
}
