// cairo-run: --layout=small
%builtins ecdsa

// A pointer as the message.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    %{ ecdsa_builtin.add_signature(ids.ecdsa_ptr.address_, (1, 2)) %}
    assert ecdsa_ptr.pub_key = 5;
    assert ecdsa_ptr.message = cast(ecdsa_ptr, felt);
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    return ();
}
