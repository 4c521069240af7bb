// cairo-run: --layout=small
// No point of the curve has this x; the signature comes as a list.
%builtins ecdsa

from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    %{ ecdsa_builtin.add_signature(ecdsa_builtin.base, [1, 2]) %}
    assert ecdsa_ptr.message = 6;
    assert ecdsa_ptr.pub_key = 5;
    let ecdsa_ptr = &ecdsa_ptr[1];
    return ();
}
