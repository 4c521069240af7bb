// cairo-run: --layout=small
%builtins ecdsa

// The signature is given for a cell outside the builtin.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    %{ ecdsa_builtin.add_signature(ap, (1, 2)) %}
    assert ecdsa_ptr.pub_key = 5;
    return ();
}
