// cairo-run: --layout=small
%builtins ecdsa

// The signature is given for a number instead of a cell.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    %{ ecdsa_builtin.add_signature(4, (1, 2)) %}
    assert ecdsa_ptr.pub_key = 5;
    return ();
}
